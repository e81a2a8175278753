'use client';

import { type ComponentProps, useState, useSyncExternalStore } from 'react';
import { useLocale } from '#language/language-provider.tsx';
import { classNames } from '#ui/class-names.ts';
import { formsMessages } from './forms.messages.ts';

const never = () => () => undefined;

/** Whoever types a long password on a phone may look at it. Without script it is an ordinary field. */
export function PasswordInput({ className, ...input }: ComponentProps<'input'>) {
  const words = formsMessages[useLocale()];
  const [isShown, setIsShown] = useState(false);
  const isLive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <div className="flex gap-2">
      <input {...input} type={isShown ? 'text' : 'password'} className={classNames('min-w-0', className)} />
      <button
        type="button"
        aria-controls={input.id}
        onClick={() => setIsShown(!isShown)}
        className={classNames(
          'min-h-11 shrink-0 cursor-pointer rounded-md px-3 font-medium text-sea hover:underline',
          !isLive && 'invisible',
        )}
      >
        {isShown ? words.hidePassword : words.showPassword}
      </button>
    </div>
  );
}
