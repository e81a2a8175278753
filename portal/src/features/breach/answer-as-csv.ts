import { readFragment } from '#generated/graphql/fragment-masking.ts';
import {
  DataReadByPageDocument,
  type DataReadByPageQuery,
  type DataReadByPageQueryVariables,
  PersonReadViewFragmentDoc,
} from '#generated/graphql/graphql.ts';
import type { GraphAsker } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';
import { breachMessages } from './breach.messages.ts';
import { byteOrderMark, csvRow } from './csv.ts';
import { wordsOfField } from './people-read.tsx';

type Page = DataReadByPageQuery['dataReadBy'];
type Asked = Omit<DataReadByPageQueryVariables, 'first' | 'after'>;

const pageSize = 500;

/**
 * The whole answer, page by page as fast as it is taken: nobody's memory holds a million people. Null when already
 * the first page cannot be had; later a failure breaks the download off, so that no half list looks like a whole one.
 */
export async function answerAsCsv(
  locale: Locale,
  ask: GraphAsker,
  asked: Asked,
): Promise<ReadableStream<Uint8Array> | null> {
  const read = async (after: string | null): Promise<Page | null> => {
    const { data } = await ask(DataReadByPageDocument, { ...asked, first: pageSize, after });
    return data?.dataReadBy ?? null;
  };
  let page = await read(null);
  if (page === null) return null;
  const encoder = new TextEncoder();
  const { columns } = breachMessages[locale];
  let head = `${byteOrderMark}${csvRow(Object.values(columns))}`;
  return new ReadableStream({
    async pull(controller) {
      if (page === null) return controller.error(new Error('The graph did not answer to the end'));
      controller.enqueue(encoder.encode(`${head}${rowsOf(page, locale)}`));
      head = '';
      const { hasNextPage, endCursor } = page.pageInfo;
      if (!hasNextPage) return controller.close();
      page = await read(endCursor);
    },
  });
}

function rowsOf(page: Page, locale: Locale): string {
  return readFragment(PersonReadViewFragmentDoc, page.nodes)
    .map(({ citizen, looks, firstAt, lastAt, fields, purposes }) =>
      csvRow([
        citizen.fullName,
        citizen.id,
        looks,
        onIsland(firstAt),
        onIsland(lastAt),
        fields.map((field) => wordsOfField(field, locale)).join('; '),
        purposes.join('; '),
      ]),
    )
    .join('');
}

/** 2026-11-22 08:30:00, as spreadsheets read it everywhere; Vietnam time. */
function onIsland(at: string): string {
  return new Date(new Date(at).getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
