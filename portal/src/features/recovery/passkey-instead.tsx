'use client';

import { type MouseEvent, useState, useSyncExternalStore } from 'react';
import { formsMessages } from '#features/forms/forms.messages.ts';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { Notice } from '#ui/notice.tsx';
import { beginPasskeyReset } from './actions.ts';
import { recoveryMessages } from './recovery.messages.ts';

const never = () => () => undefined;
const canUsePasskeys = () => typeof PublicKeyCredential?.parseRequestOptionsFromJSON === 'function';

/** A second way to send the form around it, in place of the second code. Without a script it is not there. */
export function PasskeyInstead({ locale }: { locale: Locale }) {
  const words = recoveryMessages[locale];
  const isSupported = useSyncExternalStore(never, canUsePasskeys, () => false);
  const [isWaiting, setIsWaiting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>) {
    const field = form?.elements.namedItem('passkey');
    if (!form || !(field instanceof HTMLInputElement)) return;
    setIsWaiting(true);
    setProblem(null);
    const begun = await beginPasskeyReset(locale).catch(() => ({
      problem: formsMessages[locale].unreachable,
    }));
    const credential = 'options' in begun ? await askForKey(begun.options) : null;
    setIsWaiting(false);
    if (credential === null) return setProblem('problem' in begun ? begun.problem : words.passkeyFailed);
    field.value = credential;
    form.requestSubmit();
  }

  if (!isSupported) return null;
  return (
    <div className="flex flex-col gap-3 border-t border-rule pt-6">
      <input type="hidden" name="passkey" defaultValue="" />
      {problem && <Notice tone="danger" title={problem} isAnnounced />}
      <p className="text-soft">{words.passkeyLead}</p>
      <div>
        <button
          type="button"
          className={buttonStyle('secondary', 'large')}
          disabled={isWaiting}
          onClick={send}
        >
          {words.setByPasskey}
        </button>
      </div>
    </div>
  );
}

/** What the device signed, as JSON; null where the person broke off or there is no key. */
async function askForKey(options: string): Promise<string | null> {
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options));
    const credential = await navigator.credentials.get({ publicKey });
    return credential && JSON.stringify(credential);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
