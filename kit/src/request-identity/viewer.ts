import { assuranceTooLow, forbidden, unauthenticated } from '../errors/city-error.ts';

export type Membership = {
  organizationId: string;
  kind: string;
  roles: string[];
  scopes: string[];
  /** The commune that the organisation is responsible for; null is the whole special zone. */
  commune: string | null;
};

export type ViewerKind = 'anonymous' | 'citizen' | 'client';

/** How surely the city knows who a citizen is: what was typed, or what an officer or a provider compared. */
export type Assurance = 'SELF_DECLARED' | 'VERIFIED';

type ViewerOptions = {
  kind: ViewerKind;
  citizenId?: string | null;
  clientId?: string | null;
  memberships?: readonly Membership[];
  token?: string | null;
  expiresAt?: Date | null;
  sessionId?: string | null;
  epoch?: number;
  assurance?: Assurance | null;
  authenticatedAt?: Date | null;
};

/**
 * Who asks, as the original subject's token says. A scope is held inside an organisation: ask for the
 * organisations in which it is held before you touch data that belongs to one.
 */
export class Viewer {
  static readonly anonymous = new Viewer({ kind: 'anonymous' });

  readonly kind: ViewerKind;
  readonly citizenId: string | null;
  readonly clientId: string | null;
  readonly memberships: readonly Membership[];
  readonly token: string | null;
  readonly expiresAt: Date | null;
  /** The sign-in that the token came from; null for machines. When the session ends, so do its tokens. */
  readonly sessionId: string | null;
  /** Raised with every change of what the subject may do: a token of an earlier epoch says what no longer holds. */
  readonly epoch: number;
  /** Null for machines. */
  readonly assurance: Assurance | null;
  /** When the person last showed who it is: a token that was renewed says the same as the first one. */
  readonly authenticatedAt: Date | null;

  constructor(options: ViewerOptions) {
    this.kind = options.kind;
    this.citizenId = options.citizenId ?? null;
    this.clientId = options.clientId ?? null;
    this.memberships = options.memberships ?? [];
    this.token = options.token ?? null;
    this.expiresAt = options.expiresAt ?? null;
    this.sessionId = options.sessionId ?? null;
    this.epoch = options.epoch ?? 0;
    this.assurance = options.assurance ?? null;
    this.authenticatedAt = options.authenticatedAt ?? null;
  }

  has(scope: string): boolean {
    return this.memberships.some((membership) => membership.scopes.includes(scope));
  }

  hasAny(scopes: readonly string[]): boolean {
    return scopes.some((scope) => this.has(scope));
  }

  membershipsWith(scope: string): Membership[] {
    return this.memberships.filter((membership) => membership.scopes.includes(scope));
  }

  organizationIdsWith(scope: string): string[] {
    return [...new Set(this.membershipsWith(scope).map((membership) => membership.organizationId))];
  }

  hasExpired(now = new Date()): boolean {
    return this.expiresAt !== null && this.expiresAt <= now;
  }

  requireAuthenticated(): void {
    if (this.kind === 'anonymous') throw unauthenticated();
  }

  /** For acts that bind: reading and drafting need no more than an account. */
  requireVerified(): void {
    this.requireAuthenticated();
    if (this.kind === 'citizen' && this.assurance !== 'VERIFIED') throw assuranceTooLow();
  }

  require(...anyOfScopes: string[]): void {
    this.requireAuthenticated();
    if (!this.hasAny(anyOfScopes)) throw forbidden();
  }
}
