import { decodeJwt } from 'jose';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { z } from 'zod';
import { type Role, ViewerDocument } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';
import type { Localized } from '#language/messages.ts';

/** One organisation that a person may act for. People with several choose one: the hat they wear now. */
export type Hat = {
  organizationId: string;
  name: Localized;
  kind: string;
  roles: readonly Role[];
  scopes: readonly string[];
  /** Where the organisation is at work; null is the whole special zone. */
  commune: string | null;
};

export type Viewer =
  | { kind: 'anonymous' }
  | {
      kind: 'signed-in';
      citizenId: string;
      fullName: string | null;
      unreadNotifications: number;
      hats: readonly Hat[];
      hat: Hat | null;
    };

const claimsShape = z.object({
  sub: z.string(),
  city: z
    .object({
      memberships: z
        .array(
          z.object({
            organizationId: z.string(),
            kind: z.string().default(''),
            roles: z.array(z.string()).default([]),
            scopes: z.array(z.string()).default([]),
            commune: z.string().nullable().default(null),
          }),
        )
        .default([]),
    })
    .default({ memberships: [] }),
});

/**
 * Who is reading, once per request. What a person may do comes from the token, which is at hand; the names come from
 * the graph, and without it the pages still work. The portal only decides what to offer: the graph decides what is allowed.
 */
export const readViewer = cache(async (locale: Locale): Promise<Viewer> => {
  const authorization = (await headers()).get('authorization');
  if (authorization === null) return { kind: 'anonymous' };
  const claims = claimsShape.safeParse(decodeJwt(authorization.replace(/^Bearer /, '')));
  if (!claims.success) return { kind: 'anonymous' };
  const { data } = await queryGraph(locale, ViewerDocument, {});
  const named = new Map(
    data?.me?.memberships.map((membership) => [membership.organization.id, membership.organization]),
  );
  const hats = claims.data.city.memberships.map((membership): Hat => {
    const organization = named.get(membership.organizationId);
    return {
      organizationId: membership.organizationId,
      name: organization?.name ?? { vi: 'Đơn vị của bạn', en: 'Your organisation' },
      kind: organization?.kind ?? membership.kind,
      roles: membership.roles as Role[],
      scopes: membership.scopes,
      commune: membership.commune,
    };
  });
  const chosen = (await cookies()).get('city-hat')?.value;
  const hat = hats.find(({ organizationId }) => organizationId === chosen) ?? hats[0] ?? null;
  return {
    kind: 'signed-in',
    citizenId: claims.data.sub,
    fullName: data?.me?.citizen?.fullName ?? null,
    unreadNotifications: data?.me?.unreadNotifications ?? 0,
    hats,
    hat,
  };
});

/** May the viewer, under the hat worn now, do what any of these scopes allows? */
export function mayAny(viewer: Viewer, scopes: readonly string[]): boolean {
  return viewer.kind === 'signed-in' && (viewer.hat?.scopes.some((scope) => scopes.includes(scope)) ?? false);
}
