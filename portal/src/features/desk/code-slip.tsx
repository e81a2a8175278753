import { encode } from 'uqr';
import { formatClock, formatDay } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { Notice } from '#ui/notice.tsx';
import { PrintButton } from '#ui/print-button.tsx';
import { handedOver } from './actions.ts';
import { codeMessages } from './code.messages.ts';

type CodeSlipProps = {
  locale: Locale;
  code: string;
  name: string;
  until: string;
  visit: string;
  address: string;
};

/** Read across a counter, written down or printed. On paper there is neither name nor number of the person. */
export function CodeSlip({ locale, code, name, until, visit, address }: CodeSlipProps) {
  const words = codeMessages[locale];
  return (
    <div className="mx-auto max-w-prose">
      <h1 className="text-2xl md:text-3xl">{words.title}</h1>
      <p className="mt-2 text-lg text-soft print:hidden">{words.for(name)}</p>
      <div className="my-6 print:hidden">
        <Notice tone="warning" title={words.once} />
      </div>
      <p
        data-recovery-code={code}
        className="tabular my-8 rounded-md border border-strong bg-paper px-4 py-6 text-center font-mono text-[clamp(1.75rem,9vw,3.5rem)] leading-none font-semibold tracking-wider whitespace-nowrap"
      >
        {code}
      </p>
      <p className="font-medium">
        {words.until(`${formatClock(until, locale)}, ${formatDay(until, locale)}`)}
      </p>
      <p className="text-sm text-soft">{words.spelled}</p>
      <section aria-labelledby="steps" className="mt-8">
        <h2 id="steps" className="text-xl">
          {words.steps}
        </h2>
        <div className="mt-3 flex flex-wrap-reverse items-start justify-between gap-x-8 gap-y-4">
          <ol className="min-w-0 flex-1 basis-72 list-decimal space-y-2 pl-6">
            <li>
              {words.stepOpen} <strong className="break-words">{address.replace(/^https?:\/\//, '')}</strong>
            </li>
            <li>{words.stepType}</li>
            <li>{words.stepPassword}</li>
            <li>{words.stepSignIn}</li>
          </ol>
          <Squares text={address} label={words.qr} />
        </div>
        <p className="mt-4 text-sm">{words.keep}</p>
      </section>
      <form action={handedOver.bind(null, locale, visit)} className="mt-8 flex flex-wrap gap-3 print:hidden">
        <button type="submit" className={buttonStyle('primary', 'large')}>
          {words.handed}
        </button>
        <PrintButton>{words.print}</PrintButton>
      </form>
    </div>
  );
}

const quietZone = 2;

/** Black on white in every colour scheme: cameras read it so. */
function Squares({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: quietZone });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className="size-32 shrink-0 rounded-md"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#14202b" />
    </svg>
  );
}
