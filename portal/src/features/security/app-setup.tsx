import { encode } from 'uqr';
import { FormPage } from '#features/forms/form-page.tsx';
import { PlainField } from '#features/forms/plain-field.tsx';
import { ProblemSummary } from '#features/forms/problem-summary.tsx';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { PageHeader } from '#ui/page-header.tsx';
import { confirmApp } from './actions.ts';
import { securityMessages } from './security.messages.ts';

type AppSetupProps = { locale: Locale; secret: string; address: string; problems: Record<string, string> };

const quietZone = 4;

/** One path of squares. Black on white in every colour scheme: cameras read it so. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: quietZone });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} className="my-4 size-52 rounded-md">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#14202b" />
    </svg>
  );
}

export function AppSetup({ locale, secret, address, problems }: AppSetupProps) {
  const words = securityMessages[locale];
  return (
    <FormPage locale={locale} back={`/${locale}/account/security`}>
      <ProblemSummary locale={locale} problems={problems} fields={['code']} />
      <PageHeader title={words.setUp} lead={words.setUpLead} />
      <QrCode text={address} label={words.qrLabel} />
      <p className="text-sm text-soft">{words.secret}</p>
      <p className="mb-6">
        <code className="break-words" data-secret={secret}>
          {secret.match(/.{1,4}/g)?.join(' ')}
        </code>
      </p>
      <form action={confirmApp.bind(null, locale)} noValidate className="flex flex-col gap-6">
        <PlainField
          name="code"
          label={words.code}
          error={problems.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="tabular max-w-40"
        />
        <div>
          <button type="submit" className={buttonStyle('primary', 'large')}>
            {words.finish}
          </button>
        </div>
      </form>
    </FormPage>
  );
}
