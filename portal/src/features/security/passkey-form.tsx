'use client';

import { type FormEvent, useState, useSyncExternalStore } from 'react';
import { useLocale } from '#language/language-provider.tsx';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { TextField } from '#ui/text-field.tsx';
import { addPasskey, beginPasskey } from './actions.ts';
import { securityMessages } from './security.messages.ts';

const never = () => () => undefined;
const canUsePasskeys = () => typeof PublicKeyCredential?.parseCreationOptionsFromJSON === 'function';

/** The only page of the account that needs a script: a device makes the key. */
export function PasskeyForm() {
  const locale = useLocale();
  const words = securityMessages[locale];
  const isSupported = useSyncExternalStore(never, canUsePasskeys, () => true);
  const [isWaiting, setIsWaiting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsWaiting(true);
    setProblem(null);
    const begun = await beginPasskey(locale, String(form.get('password') ?? ''));
    const credential = 'options' in begun ? await createCredential(begun.options) : null;
    const failed = 'problem' in begun ? begun.problem : words.passkeyFailed;
    const name = String(form.get('name') ?? '');
    setProblem(credential ? (await addPasskey(locale, name, credential)).problem : failed);
    setIsWaiting(false);
  }

  if (!isSupported) return <Notice tone="warning" title={words.passkeyUnsupported} />;
  return (
    <form onSubmit={add} noValidate className="flex flex-col gap-6">
      {problem && <Notice tone="danger" title={problem} isAnnounced />}
      <TextField name="name" label={words.passkeyName} defaultValue={words.passkeyNameExample} />
      <TextField name="password" type="password" autoComplete="current-password" label={words.confirmWith} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" size="large" isDisabled={isWaiting}>
          {words.addPasskey}
        </Button>
        <span role="status" className="text-soft">
          {isWaiting && words.passkeyWait}
        </span>
      </div>
    </form>
  );
}

/** What the device made, as JSON; null where the person broke off or the device has a key already. */
async function createCredential(options: string): Promise<string | null> {
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options));
    const credential = await navigator.credentials.create({ publicKey });
    return credential && JSON.stringify(credential);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
