import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, StartError } from '../city/settings.ts';

/** An operation that the tests send to a running city, so that who copies it knows that it works. */
export type TriedOperation = {
  slug: string;
  vi: string;
  en: string;
  /** A demonstration person or client, or `anyone`. */
  as: string;
  /** What has to be sent for a subscription to have something to say. */
  after: string | null;
  /** JSON with places to fill in: {{now}}, {{today}}, {{in two days}}, {{establishment}}. */
  variables: string | null;
  document: string;
};

const folder = join(projectRoot, 'docs', 'operations');

export function triedOperations(): TriedOperation[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => parseOperation(file.replace('.graphql', ''), readFileSync(join(folder, file), 'utf8')));
}

function parseOperation(slug: string, text: string): TriedOperation {
  const lines = text.split('\n');
  const head = new Map<string, string>();
  while (lines[0]?.startsWith('# ')) {
    const [, key = '', value = ''] = lines.shift()?.match(/^# (\w+): (.*)$/) ?? [];
    head.set(key, value);
  }
  const [vi, en, as] = ['vi', 'en', 'as'].map((key) => head.get(key));
  if (!vi || !en || !as)
    throw new StartError(`docs/operations/${slug}.graphql needs the lines # vi, # en and # as.`);
  return {
    slug,
    vi,
    en,
    as,
    after: head.get('after') ?? null,
    variables: head.get('variables') ?? null,
    document: lines.join('\n').trim(),
  };
}
