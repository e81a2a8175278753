'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { useNationalities, useNationalityName } from '#features/stays/nationality-context.tsx';
import { nationalityCode } from '#features/stays/nationality-field.tsx';
import type { DeclareStayInput } from '#generated/graphql/graphql.ts';
import { prepare } from './declaration-input.ts';
import {
  changed,
  type DeclareResult,
  type Draft,
  defaultsAt,
  draftOf,
  emptyDraft,
  isBlank,
  type ReadStay,
  type RowProblem,
} from './draft.ts';
import { useDeclareMutation } from './use-declare-mutation.ts';

export type Landed = ReadStay & { isDuplicate: boolean; warnings: DeclareResult['warnings'] };
export type UnreadDocument = { mrz: string; errors: DeclareResult['errors'] };
export type Trouble = { kind: 'refused'; message: string } | { kind: 'unknown' };

type State = {
  drafts: readonly Draft[];
  problems: Readonly<Record<string, readonly RowProblem[]>>;
  /** Sent without an answer: sent again exactly so, since the same reference with other content is refused. */
  unanswered: Readonly<Record<string, DeclareStayInput>>;
  landed: readonly Landed[];
  trouble: Trouble | null;
  /** Counts the answers, so that each moves the focus to what it says. */
  answers: number;
};

/** The desk's work in progress: what is typed, what was sent, what the graph said of each row. */
export function useDeclaration(establishmentId: string, openedAt: string) {
  const nationalities = useNationalities();
  const nameOf = useNationalityName();
  const send = useDeclareMutation();
  const atFirst = (now = new Date()) => defaultsAt(now, nameOf('VNM'));
  const [state, setState] = useState<State>(() => ({
    // The server's clock, so that the page begins in the browser as it came.
    drafts: [emptyDraft(atFirst(new Date(openedAt)))],
    problems: {},
    unanswered: {},
    landed: [],
    trouble: null,
    answers: 0,
  }));
  const [pending, setPending] = useState<'reading' | 'declaring' | null>(null);
  const isHome = (nationality: string) => nationalityCode(nationality, nationalities) === 'VNM';
  // Half a name is no country yet: fields must not come and go while someone types.
  const isForeign = (nationality: string) =>
    !isHome(nationality) &&
    nationalities.some(([code]) => code === nationalityCode(nationality, nationalities));
  const beginNow = useEffectEvent(() => {
    const isOld = Date.now() - Date.parse(openedAt) > 60_000;
    if (isOld && state.drafts.every(isBlank)) setState({ ...state, drafts: [emptyDraft(atFirst())] });
  });
  // Coming back to the page shows it as it was kept, with a time of arrival that has passed.
  useEffect(() => beginNow(), []);
  const toDeclare = state.drafts.filter((draft) => !isBlank(draft));

  function change(clientReference: string, values: Partial<Draft>): void {
    setState((before) => ({
      ...before,
      drafts: before.drafts.map((draft) =>
        draft.clientReference === clientReference ? changed(draft, values, isForeign, isHome) : draft,
      ),
    }));
  }

  function add(): void {
    setState((before) => {
      const last = before.drafts.at(-1);
      return { ...before, drafts: [...before.drafts, emptyDraft(last ?? atFirst())] };
    });
  }

  function remove(clientReference: string): void {
    setState((before) => {
      const left = before.drafts.filter((draft) => draft.clientReference !== clientReference);
      return { ...before, drafts: left.length > 0 ? left : [emptyDraft(atFirst())] };
    });
  }

  /** Lets the graph read the lines. What it could read becomes guests to confirm; the rest is handed back. */
  async function read(
    documents: readonly string[],
    mrzOverrideReason: string,
  ): Promise<UnreadDocument[] | Trouble> {
    setPending('reading');
    const defaults = { ...(state.drafts.at(-1) ?? atFirst()), nationality: '' };
    const drafts = documents.map((mrz) => ({ ...emptyDraft(defaults), mrz, mrzOverrideReason }));
    const input = drafts.flatMap((draft) => {
      // Only the lines: what they lack would be filled with the defaults of the fields otherwise.
      const prepared = prepare(draft, establishmentId, nationalities).input;
      return prepared ? [{ ...prepared, guest: { ...prepared.guest, documentKind: null } }] : [];
    });
    if (input.length < drafts.length) {
      setPending(null);
      const [first] = drafts;
      const problems = first ? prepare(first, establishmentId, nationalities).problems : [];
      return problems.length > 0 ? documents.map((mrz) => ({ mrz, errors: asErrors(problems) })) : [];
    }
    const outcome = await send(input, true);
    setPending(null);
    if (outcome.kind !== 'answered') return outcome;
    const fresh = outcome.results.flatMap(({ stay, clientReference }) => {
      const draft = drafts.find((one) => one.clientReference === clientReference);
      return stay && draft ? [draftOf(stay, draft, defaults, nameOf)] : [];
    });
    setState((before) => ({
      ...before,
      drafts: [...before.drafts.filter((draft) => !isBlank(draft)), ...fresh, ...keptBlank(before, fresh)],
    }));
    return outcome.results.flatMap(({ stay, errors }, at) =>
      stay ? [] : [{ mrz: documents[at] ?? '', errors }],
    );
  }

  /** A document that the register cannot use as it is: its lines are kept, the fields are typed. */
  function addUnread({ mrz, errors }: UnreadDocument, mrzOverrideReason: string): void {
    setState((before) => {
      const draft = {
        ...emptyDraft(before.drafts.at(-1) ?? atFirst()),
        nationality: '',
        documentKind: 'PASSPORT' as const,
        mrz,
        mrzOverrideReason,
      };
      return {
        ...before,
        drafts: [...before.drafts.filter((one) => !isBlank(one)), draft],
        problems: { ...before.problems, [draft.clientReference]: errors },
      };
    });
  }

  async function declare(): Promise<void> {
    const problems: Record<string, readonly RowProblem[]> = {};
    const input: DeclareStayInput[] = [];
    for (const draft of toDeclare) {
      const { clientReference } = draft;
      const prepared = state.unanswered[clientReference]
        ? { input: state.unanswered[clientReference], problems: [] }
        : prepare(draft, establishmentId, nationalities);
      if (prepared.input) input.push(prepared.input);
      else problems[clientReference] = prepared.problems;
    }
    setPending('declaring');
    const outcome: Awaited<ReturnType<typeof send>> =
      input.length > 0 ? await send(input, false) : { kind: 'answered', results: [] };
    setPending(null);
    setState((before) => {
      const answered = { ...before, problems, answers: before.answers + 1 };
      if (outcome.kind !== 'answered') {
        const sent = Object.fromEntries(input.map((row) => [row.clientReference, row]));
        return {
          ...answered,
          trouble: outcome,
          unanswered: outcome.kind === 'unknown' ? { ...before.unanswered, ...sent } : before.unanswered,
        };
      }
      return withResults(answered, outcome.results, emptyDraft(atFirst()));
    });
  }

  return {
    ...state,
    pending,
    count: toDeclare.length,
    isForeign,
    change,
    add,
    remove,
    read,
    addUnread,
    declare,
  };
}

/** Good rows leave with their receipts; bad ones stay, with what is wrong beside the fields. */
function withResults(state: State, results: readonly DeclareResult[], next: Draft): State {
  const landed = results.flatMap(({ stay, duplicate, warnings }) =>
    stay ? [{ ...stay, isDuplicate: duplicate, warnings }] : [],
  );
  const done = new Set(results.filter(({ stay }) => stay).map(({ clientReference }) => clientReference));
  const answered = new Set(results.map(({ clientReference }) => clientReference));
  const refused = results
    .filter(({ stay }) => !stay)
    .map((row) => [row.clientReference, row.errors] as const);
  const left = state.drafts.filter((draft) => !done.has(draft.clientReference));
  return {
    ...state,
    drafts: left.length > 0 ? left : [next],
    problems: { ...state.problems, ...Object.fromEntries(refused) },
    unanswered: Object.fromEntries(Object.entries(state.unanswered).filter(([key]) => !answered.has(key))),
    landed: [...landed, ...state.landed.filter(({ id }) => !landed.some((stay) => stay.id === id))],
    trouble: null,
  };
}

function keptBlank(before: State, fresh: readonly Draft[]): readonly Draft[] {
  return fresh.length > 0 ? [] : before.drafts.filter(isBlank);
}

function asErrors(problems: readonly RowProblem[]): DeclareResult['errors'] {
  return problems.map(({ field, message }) => ({
    field,
    code: 'INVALID_VALUE',
    message: { vi: message.vi, en: message.en ?? null },
  }));
}
