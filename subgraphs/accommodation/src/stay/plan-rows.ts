import { type FieldProblem, fieldProblem } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import type { Viewer } from '@city/kit/request-identity/viewer';
import type { EstablishmentRecord } from '../establishment/establishment-record.ts';
import { isPrintable } from '../guest/plain-text.ts';
import { checkDeclaration } from './check-declaration.ts';
import { contentHash } from './content-hash.ts';
import { declarationErrors as errors } from './declaration.errors.ts';
import type { KnownReference, ReferenceKey } from './declaration.store.ts';
import type { DeclareStayInput } from './declare-stays.type.ts';
import type { NewDeclaration } from './keep-declarations.ts';
import { newStay } from './new-stay.ts';

/** What is to be done with a row. */
export type Plan =
  | { kind: 'refuse'; errors: FieldProblem[]; warnings: FieldProblem[] }
  | { kind: 'repeat'; stayId: string }
  | { kind: 'sameAs'; row: number }
  | { kind: 'declare'; declaration: NewDeclaration; warnings: FieldProblem[] };

type Situation = { known: readonly KnownReference[]; viewer: Viewer; now: Date };

/** Goes through the rows in their order: what an earlier row takes, a later one can't. */
export class RowPlanner {
  private readonly known: ReadonlyMap<string, KnownReference>;
  private readonly viewer: Viewer;
  private readonly now: Date;
  private readonly rowsByReference = new Map<string, { row: number; contentHash: string }>();
  private readonly documents = new Set<string>();

  constructor({ known, viewer, now }: Situation) {
    this.known = new Map(known.map((reference) => [keyOf(reference), reference]));
    this.viewer = viewer;
    this.now = now;
  }

  plan(input: DeclareStayInput, row: number, establishment: EstablishmentRecord | undefined): Plan {
    if (!establishment) return refuse(fieldProblem('establishmentId', sharedErrors.NOT_FOUND, house));
    const { clientReference } = input;
    if (!isReference(clientReference)) {
      return refuse(fieldProblem('clientReference', errors.TEXT_NOT_ACCEPTED, { maximum: 100 }));
    }
    const key = keyOf({ establishmentId: establishment.id, clientReference });
    const hash = contentHash(input);
    // A repetition gets its first answer, even if the row would not be accepted any more today.
    const known = this.known.get(key);
    if (known) return known.contentHash === hash ? { kind: 'repeat', stayId: known.stayId } : reused();
    const earlier = this.rowsByReference.get(key);
    if (earlier) return earlier.contentHash === hash ? { kind: 'sameAs', row: earlier.row } : reused();
    this.rowsByReference.set(key, { row, contentHash: hash });
    return this.planNew(input, establishment, hash);
  }

  private planNew(input: DeclareStayInput, establishment: EstablishmentRecord, hash: string): Plan {
    const { viewer, now } = this;
    if (!establishment.active) return refuse(fieldProblem('establishmentId', errors.ESTABLISHMENT_CLOSED));
    const { guest, room, warnings, errors: found } = checkDeclaration(input, now);
    if (!guest) return { kind: 'refuse', errors: found, warnings };
    const stay = newStay({ input, guest, room, establishment, viewer, now });
    const document = `${stay.establishmentId} ${stay.documentKey}`;
    if (this.documents.has(document)) {
      return refuse(fieldProblem('guest.documentNumber', errors.ALREADY_IN_HOUSE));
    }
    this.documents.add(document);
    return { kind: 'declare', declaration: { stay, contentHash: hash }, warnings };
  }
}

/** Whether a reference can be looked up at all. */
export function isReference(text: string): boolean {
  return text.trim().length > 0 && isPrintable(text, 100);
}

const house = { what: { vi: 'cơ sở lưu trú này', en: 'this establishment' } };

function refuse(problem: FieldProblem): Plan {
  return { kind: 'refuse', errors: [problem], warnings: [] };
}

function reused(): Plan {
  return refuse(fieldProblem('clientReference', errors.REFERENCE_REUSED));
}

function keyOf({ establishmentId, clientReference }: ReferenceKey): string {
  return `${establishmentId} ${clientReference}`;
}
