import type { MyRequestFragment } from '#generated/graphql/graphql.ts';
import { formatDay, formatMoment, formatNumber } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { Notice } from '#ui/notice.tsx';
import { makeCopy } from './actions.ts';
import { myDataMessages } from './my-data.messages.ts';

/** The copy that is ready or being made, or the button that has one made. */
export function CopySection({
  locale,
  requests,
}: {
  locale: Locale;
  requests: readonly MyRequestFragment[];
}) {
  const words = myDataMessages[locale];
  const copies = requests.filter(({ kind }) => kind === 'EXPORT');
  const isMaking = copies.some(({ status }) => status === 'RECEIVED');
  const ready = copies.find(({ downloads }) => downloads.length > 0);
  return (
    <section id="copy" aria-labelledby="copy-title" className="scroll-mt-24">
      <h2 id="copy-title" className="text-xl">
        {words.copy}
      </h2>
      <p className="mt-1 max-w-prose text-soft">{words.copyText}</p>
      {ready?.filesUntil && (
        <div className="mt-4">
          <p className="flex flex-wrap gap-3">
            {ready.downloads.map(({ format, url, sizeBytes }) => (
              <a key={format} href={url} download className={buttonStyle('secondary')} data-download={format}>
                {words.download(
                  format,
                  words.kilobytes(formatNumber(Math.ceil(sizeBytes / 1_000), locale, 0)),
                )}
              </a>
            ))}
          </p>
          <p className="mt-2 text-sm text-soft">
            {words.until(
              formatMoment(ready.decidedAt ?? ready.requestedAt, locale),
              formatDay(ready.filesUntil, locale),
            )}
          </p>
        </div>
      )}
      {isMaking ? (
        <div className="mt-4 max-w-prose">
          <Notice title={words.making} />
        </div>
      ) : (
        <form action={makeCopy.bind(null, locale)} className="mt-4">
          <button type="submit" className={buttonStyle(ready ? 'quiet' : 'primary')}>
            {ready ? words.makeAnother : words.makeCopy}
          </button>
        </form>
      )}
    </section>
  );
}
