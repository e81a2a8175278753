import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { explorerScript } from './explorer-script.ts';

/** Nothing may be loaded from anywhere else: the page works where there is no internet. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  "worker-src 'self' blob:",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

type Page = { html: string; compressed: Buffer };

/** GraphiQL, with everything it needs in the page itself. Made when it is first asked for: it is 7 MB. */
export class Explorer {
  private page: Promise<Page> | undefined;

  /** Browsers name the page among what they accept. The page keeps its query in the address, so that may hold one. */
  static isWanted({ method, headers }: IncomingMessage): boolean {
    return method === 'GET' && headers.accept?.includes('text/html') === true;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.page ??= buildPage();
    const { html, compressed } = await this.page;
    const isCompressed = request.headers['accept-encoding']?.includes('gzip') === true;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      ...(isCompressed ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(isCompressed ? compressed : html);
  }
}

async function buildPage(): Promise<Page> {
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const graphqlWs = await readFile(
    new URL('../umd/graphql-ws.min.js', `file://${createRequire(import.meta.url).resolve('graphql-ws')}`),
    'utf8',
  );
  const workers = {
    editorWorkerService: graphiql.editorWorkerService,
    json: graphiql.jsonWorker,
    graphql: graphiql.graphqlWorker,
  };
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Explorer</title><link rel="icon" href="${graphiql.favicon}">
<style>body{margin:0;height:100vh}#root{height:100vh}${graphiql.css}</style></head>
<body><noscript>The explorer needs JavaScript.</noscript><div id="root"></div>
<script>${graphqlWs}</script>
<script>
const workers = ${JSON.stringify(workers)};
for (const name in workers) {
  workers[name] = URL.createObjectURL(new Blob([workers[name]], { type: 'application/javascript' }));
}
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => workers[label] };
${graphiql.js};
${explorerScript}
</script></body></html>`;
  return { html, compressed: await promisify(gzip)(html, { level: 6 }) };
}
