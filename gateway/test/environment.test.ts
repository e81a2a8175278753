import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { EnvironmentError } from '@city/kit/environment/environment';
import { createLog } from '@city/kit/log/log';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readGatewayEnvironment } from '../src/environment.ts';
import { startGateway } from '../src/main.ts';

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    readGatewayEnvironment(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
  return [];
}

async function fileWith(url: string): Promise<string> {
  const typeDefs = parse('type Query { title: String }');
  const { supergraphSdl = '' } = composeServices([{ name: 'Book-shop', url, typeDefs }]);
  const file = join(await mkdtemp(join(tmpdir(), 'environment-')), 'supergraph.graphql');
  await writeFile(file, supergraphSdl);
  return file;
}

/** Starts with these variables and stops at once; what it said on the way, or why it did not start. */
async function tried(variables: Record<string, string>) {
  const lines: string[] = [];
  const log = createLog({ service: 'gateway', destination: { write: (line) => void lines.push(line) } });
  try {
    const gateway = await startGateway({ ...readGatewayEnvironment(variables), PORT: 0 }, log);
    await gateway.stop();
    return { lines: lines.map((line) => JSON.parse(line)), problems: [] };
  } catch (error) {
    if (error instanceof EnvironmentError) return { lines: [], problems: error.problems };
    throw error;
  }
}

describe('a slip in a variable is told, and not only without effect', () => {
  it.each([
    ['ALLOWED_ORIGINS', 'portal.test', 'origins such as'],
    ['ALLOWED_ORIGINS', 'https://portal.test/path', 'origins such as'],
    ['ALLOWED_ORIGINS', 'https://portal.test,*', 'origins such as'],
    ['TRUSTED_PROXIES', 'portal.internal', 'addresses and ranges such as'],
    ['TRUSTED_PROXIES', '10.0.0.0/99', 'addresses and ranges such as'],
    ['TRUSTED_PROXIES', '10.0.0.0/8/8', 'addresses and ranges such as'],
    ['TRUSTED_PROXIES', '10.0.0.0/', 'addresses and ranges such as'],
    ['SUBGRAPHS', 'books', 'names and addresses of subgraphs'],
    ['SUBGRAPHS', 'books=localhost:4001', 'names and addresses of subgraphs'],
    ['SUBGRAPHS', '=http://localhost:4001', 'names and addresses of subgraphs'],
    ['TRUSTED_DOCUMENTS', 'required', 'needs TRUSTED_DOCUMENTS_FILE too'],
    ['BAD_TOKENS_PER_ADDRESS', '-1', 'a whole number'],
  ])('%s=%s', (name, value, told) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: .*${told}`));
  });

  it('what is right passes (the control)', () => {
    const environment = readGatewayEnvironment({
      ALLOWED_ORIGINS: 'https://portal.test/, http://localhost:3000',
      PORTAL_URL: 'https://desk.test/vi',
      TRUSTED_PROXIES: 'loopback, 10.0.0.0/8, 2001:db8::/32, 192.0.2.1',
      SUBGRAPHS: 'books=http://localhost:4001/graphql?a=b, stars=https://stars.test',
      TRUSTED_DOCUMENTS: 'required',
      TRUSTED_DOCUMENTS_FILE: '/etc/documents.json',
    });
    expect(environment).toMatchObject({
      allowedOrigins: ['https://portal.test', 'http://localhost:3000', 'https://desk.test'],
      trustedProxies: ['loopback', '10.0.0.0/8', '2001:db8::/32', '192.0.2.1'],
      askedSubgraphs: new Map([
        ['books', 'http://localhost:4001/graphql?a=b'],
        ['stars', 'https://stars.test'],
      ]),
    });
  });
});

describe('what can only be seen at the start is told like a wrong variable', () => {
  it('a list of trusted documents that is not there, or is none', async () => {
    const file = await fileWith('http://localhost:9');
    const missing = await tried({ SUPERGRAPH_FILE: file, TRUSTED_DOCUMENTS_FILE: '/nowhere.json' });
    expect(missing.problems).toEqual([expect.stringMatching(/^TRUSTED_DOCUMENTS_FILE: .*\/nowhere\.json/)]);
    const other = await tried({ SUPERGRAPH_FILE: file, TRUSTED_DOCUMENTS_FILE: file });
    expect(other.problems).toEqual([expect.stringMatching(/^TRUSTED_DOCUMENTS_FILE: /)]);
  });

  it('a subgraph without an address', async () => {
    const SUPERGRAPH_FILE = await fileWith('');
    expect((await tried({ SUPERGRAPH_FILE })).problems).toEqual([
      "SUBGRAPH_URL_BOOK_SHOP: needed, the supergraph has no address of Book-shop, but ''",
    ]);
    const given = await tried({ SUPERGRAPH_FILE, SUBGRAPH_URL_BOOK_SHOP: 'http://localhost:9' });
    expect(given.problems).toEqual([]);
  });

  it('subgraphs that are asked and do not answer', async () => {
    const { problems } = await tried({ SUBGRAPHS: 'books=http://localhost:9/graphql' });
    expect(problems).toEqual([expect.stringMatching(/^SUBGRAPHS: .*books/)]);
  });

  it('an address or a title of what is no subgraph of this supergraph: it may be one of the next', async () => {
    const SUPERGRAPH_FILE = await fileWith('http://localhost:9');
    const warned = ({ lines }: Awaited<ReturnType<typeof tried>>) =>
      lines.flatMap(({ unknown }) => unknown ?? []);
    const slips = { SUBGRAPH_URL_BOKS: 'http://localhost:9', SUBGRAPH_TITLE_BOOKSHOP: 'Sách|Books' };
    expect(warned(await tried({ SUPERGRAPH_FILE, ...slips }))).toEqual(['boks', 'bookshop']);
    expect(warned(await tried({ SUPERGRAPH_FILE, SUBGRAPH_TITLE_BOOK_SHOP: 'Sách|Books' }))).toEqual([]);
  });
});
