'use client';

import { useRouter } from 'next/navigation';
import { useMessages } from '#language/language-provider.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { rememberEstablishment } from './remember-establishment.ts';
import { staysMessages } from './stays.messages.ts';

type EstablishmentPickerProps = {
  establishments: readonly { id: string; name: string }[];
  chosenId: string;
};

/** Only for people with several houses. The choice is remembered. */
export function EstablishmentPicker({ establishments, chosenId }: EstablishmentPickerProps) {
  const words = useMessages(staysMessages);
  const router = useRouter();
  if (establishments.length < 2) return null;
  return (
    <SelectField
      id="establishment"
      label={words.establishment}
      value={chosenId}
      options={establishments.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => {
        rememberEstablishment(id);
        router.refresh();
      }}
      className="w-full sm:w-72"
    />
  );
}
