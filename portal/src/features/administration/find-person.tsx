'use client';

import { type FormEvent, useState } from 'react';
import { FindMemberCandidateDocument } from '#generated/graphql/graphql.ts';
import { useLocale } from '#language/language-provider.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorSummary, type SummaryError } from '#ui/error-summary.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Candidate } from './add-member.tsx';
import { administrationMessages } from './administration.messages.ts';
import { membersMessages } from './members.messages.ts';
import { useChange } from './use-change.ts';
import { useErrorTitle } from './use-error-title.ts';

type FindPersonProps = {
  organizationId: string;
  organizationName: string;
  onFound: (person: Candidate) => void;
};

const fieldId = 'member-national-id';

export function FindPerson({ organizationId, organizationName, onFound }: FindPersonProps) {
  const locale = useLocale();
  const [words, shared] = [membersMessages[locale], administrationMessages[locale]];
  const [nationalId, setNationalId] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [attempts, setAttempts] = useState(0);
  const search = useChange('query', FindMemberCandidateDocument);
  const ofField = wrong ?? search.problem?.fields.find(({ field }) => field === 'nationalId')?.message;
  const errors: SummaryError[] = ofField
    ? [{ message: ofField, fieldId }]
    : search.problem
      ? [{ message: search.problem.message }]
      : [];
  useErrorTitle(errors.length > 0);

  async function find(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempts(attempts + 1);
    setWrong(nationalId.trim() === '' ? words.nationalIdMissing : undefined);
    if (nationalId.trim() === '') return search.forget();
    const answer = await search.run({ organizationId, nationalId });
    if (answer?.memberCandidate) onFound(answer.memberCandidate);
    else if (answer) setWrong(words.notFound);
  }
  return (
    <form onSubmit={(event) => void find(event)} noValidate className="max-w-prose space-y-4">
      <ErrorSummary key={`${attempts}${search.isBusy}`} title={shared.errors} errors={errors} />
      <TextField
        id={fieldId}
        label={words.nationalId}
        hint={words.nationalIdHint(organizationName)}
        value={nationalId}
        onChange={setNationalId}
        error={ofField}
        inputMode="numeric"
        autoComplete="off"
        validationBehavior="aria"
        inputClassName="max-w-xs tabular"
      />
      <Button type="submit">{search.isBusy ? shared.sending : words.find}</Button>
    </form>
  );
}
