import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

const prefix = '/sign-in/assets/';

const weights = [400, 500, 600];
const subsets = ['vietnamese', 'latin', 'latin-ext'];

type Asset = { content: Buffer; type: string; path: string };

const fonts = weights.flatMap((weight) =>
  subsets.map((subset) => `be-vietnam-pro-${subset}-${weight}-normal.woff2`),
);

/** Read once at start: few and small, and a missing file is found then and not by the first person. */
const assets = new Map<string, Asset>();
for (const font of fonts) add(font, readPackageFile(font), 'font/woff2');
add('mark.svg', readOwnFile('mark.svg'), 'image/svg+xml');
add('passkey.js', readOwnFile('passkey.js'), 'text/javascript; charset=utf-8');
add('page.css', withFontPaths(readOwnFile('page.css')), 'text/css; charset=utf-8');

/** The path changes with the content, so that browsers may keep it for ever. */
export function assetPath(name: string): string {
  const asset = assets.get(name);
  if (!asset) throw new Error(`There is no asset ${name}`);
  return asset.path;
}

/** True when the request was for an asset. */
export function serveAsset(request: IncomingMessage, response: ServerResponse, path: string): boolean {
  if (!path.startsWith(prefix)) return false;
  const asset = assets.get(path.slice(path.lastIndexOf('/') + 1));
  if (!asset || asset.path !== path || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.writeHead(404).end();
    return true;
  }
  response.writeHead(200, {
    'content-type': asset.type,
    'content-length': asset.content.length,
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : asset.content);
  return true;
}

function add(name: string, content: Buffer, type: string): void {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  assets.set(name, { content, type, path: `${prefix}${hash}/${name}` });
}

function readOwnFile(name: string): Buffer {
  return readFileSync(new URL(`../../assets/${name}`, import.meta.url));
}

function readPackageFile(name: string): Buffer {
  return readFileSync(new URL(import.meta.resolve(`@fontsource/be-vietnam-pro/files/${name}`)));
}

function withFontPaths(css: Buffer): Buffer {
  return Buffer.from(
    css.toString('utf8').replace(/url\("([^"]+)"\)/g, (_, name) => `url("${assetPath(name)}")`),
  );
}
