import { FormPage } from '#features/forms/form-page.tsx';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { PageHeader } from '#ui/page-header.tsx';
import { PrintButton } from '#ui/print-button.tsx';
import { forgetCodes } from './actions.ts';
import { securityMessages } from './security.messages.ts';

export function RecoveryCodes({ locale, codes }: { locale: Locale; codes: readonly string[] }) {
  const words = securityMessages[locale];
  return (
    <FormPage locale={locale}>
      <PageHeader title={words.codesTitle} lead={words.codesLead} />
      <ol className="tabular mb-8 grid list-decimal grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-8 gap-y-2 pl-8">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <form action={forgetCodes.bind(null, locale)} className="flex flex-wrap gap-3 print:hidden">
        <button type="submit" className={buttonStyle('primary', 'large')}>
          {words.codesKept}
        </button>
        <PrintButton>{words.print}</PrintButton>
      </form>
    </FormPage>
  );
}
