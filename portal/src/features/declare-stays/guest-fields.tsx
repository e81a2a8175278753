'use client';

import { NationalityField } from '#features/stays/nationality-field.tsx';
import { readBirth, typedDay } from '#features/stays/typed-text.ts';
import type { GuestGender, IdentityDocumentKind, StayPurpose } from '#generated/graphql/graphql.ts';
import { useMessages } from '#language/language-provider.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { declareMessages } from './declare.messages.ts';
import type { Draft } from './draft.ts';

type TextName = Exclude<
  keyof (typeof declareMessages)['vi']['fields'],
  'gender' | 'nationality' | 'documentKind' | 'purpose' | 'arrivedAt'
>;

export type GuestFieldsProps = {
  draft: Draft;
  isForeign: boolean;
  idOf: (field: string) => string;
  errorOf: (field: string) => string | undefined;
  onChange: (values: Partial<Draft>) => void;
};

const grid = 'grid items-start gap-x-4 gap-y-4 sm:grid-cols-2 lg:grid-cols-4';

export function GuestFields({ draft, isForeign, idOf, errorOf, onChange }: GuestFieldsProps) {
  const words = useMessages(declareMessages);
  const text = (
    name: TextName,
    more: { inputMode?: 'numeric' | 'tel'; hint?: string; className?: string; onBlur?: () => void } = {},
  ) => (
    <TextField
      id={idOf(name)}
      label={words.fields[name]}
      value={draft[name]}
      onChange={(value) => onChange({ [name]: value })}
      error={errorOf(name)}
      autoComplete="off"
      {...more}
    />
  );
  // Shows which day was understood: of 4/5/90 which part is the month, and which century.
  const spellOutBirth = () => {
    const birth = readBirth(draft.dateOfBirth);
    const spelt = birth?.precision === 'DAY' ? typedDay(birth.day) : draft.dateOfBirth;
    if (spelt !== draft.dateOfBirth) onChange({ dateOfBirth: spelt });
  };
  return (
    <div className="space-y-4">
      <div className={grid}>
        {text('fullName', { className: 'lg:col-span-2' })}
        {text('dateOfBirth', { inputMode: 'numeric', onBlur: spellOutBirth })}
        <SelectField
          id={idOf('gender')}
          label={words.fields.gender}
          value={draft.gender}
          onChange={(gender) => onChange({ gender: gender as GuestGender | '' })}
          error={errorOf('gender')}
          options={[{ value: '', label: words.choose }, ...optionsOf(words.genders)]}
        />
        <NationalityField
          id={idOf('nationality')}
          label={words.fields.nationality}
          value={draft.nationality}
          onChange={(nationality) => onChange({ nationality })}
          error={errorOf('nationality')}
        />
        <SelectField
          id={idOf('documentKind')}
          label={words.fields.documentKind}
          value={draft.documentKind}
          onChange={(kind) => onChange({ documentKind: kind as IdentityDocumentKind })}
          error={errorOf('documentKind')}
          options={optionsOf(words.documents)}
        />
        {text('documentNumber')}
        {text('phone', { inputMode: 'tel' })}
        {isForeign &&
          text('permittedUntil', {
            inputMode: 'numeric',
            hint: words.permittedHint,
            className: 'sm:col-span-2',
          })}
      </div>
      <div className={grid}>
        {text('room')}
        <div className="grid grid-cols-[3fr_2fr] items-start gap-x-3">
          <TextField
            id={idOf('arrivedAt')}
            label={words.fields.arrivedAt}
            value={draft.arrivedOn}
            onChange={(arrivedOn) => onChange({ arrivedOn })}
            error={errorOf('arrivedAt')}
            inputMode="numeric"
            autoComplete="off"
          />
          {text('arrivedAtClock')}
        </div>
        {text('expectedDepartureOn', { inputMode: 'numeric' })}
        <SelectField
          id={idOf('purpose')}
          label={words.fields.purpose}
          value={draft.purpose}
          onChange={(purpose) => onChange({ purpose: purpose as StayPurpose })}
          error={errorOf('purpose')}
          options={optionsOf(words.purposes)}
        />
      </div>
      <details
        className="group"
        open={
          hasDetails(draft) ||
          ['address', 'visaNumber', 'visaExpiresOn', 'entryDate', 'entryGate'].some(errorOf)
        }
      >
        <summary className="link inline-flex min-h-9 items-center text-sm">{words.more}</summary>
        <div className={`${grid} mt-2`}>
          {isForeign && (
            <>
              {text('visaNumber')}
              {text('visaExpiresOn', { inputMode: 'numeric' })}
              {text('entryDate', { inputMode: 'numeric' })}
              {text('entryGate')}
            </>
          )}
          {text('address', { className: 'sm:col-span-2 lg:col-span-4' })}
        </div>
      </details>
      {(errorOf('mrz') !== undefined || draft.mrzOverrideReason !== '') && (
        <TextField
          id={idOf('mrz')}
          label={words.fields.mrzOverrideReason}
          value={draft.mrzOverrideReason}
          onChange={(mrzOverrideReason) => onChange({ mrzOverrideReason })}
          error={errorOf('mrz')}
        />
      )}
    </div>
  );
}

function optionsOf(words: Record<string, string>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

function hasDetails(draft: Draft): boolean {
  return [draft.address, draft.visaNumber, draft.visaExpiresOn, draft.entryDate, draft.entryGate].some(
    (text) => text !== '',
  );
}
