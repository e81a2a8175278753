import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot, readSettings, StartError } from './city/settings.ts';
import { checkSchema, isRefused, reportOf } from './schema/check-schema.ts';

const help = `Compares the working supergraph with the released one; ends with 1 when clients would break.
  --release        makes the working supergraph the released one
  --usage FOLDER   where gateways keep what clients use (USAGE_DIRECTORY); that of the city that runs here unless told
  --days N         how far back to look, 30 unless told
  --allow-unused   what no client has used in that time may go
  --json           for programs`;

const working = join(projectRoot, 'gateway', 'supergraph.graphql');
const released = join(projectRoot, 'gateway', 'released.graphql');

try {
  const { values } = parseArgs({
    options: {
      release: { type: 'boolean', default: false },
      usage: { type: 'string' },
      days: { type: 'string', default: '30' },
      'allow-unused': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(help);
  else if (values.release) {
    copyFileSync(working, released);
    console.log('The working supergraph is the released one: commit gateway/released.graphql.');
  } else {
    const days = Number(values.days);
    if (!Number.isInteger(days) || days < 1) throw new StartError('--days is a whole number from 1.');
    if (!existsSync(released)) throw new StartError('Nothing was released yet: run it with --release first.');
    const check = await checkSchema({
      released: readFileSync(released, 'utf8'),
      working: readFileSync(working, 'utf8'),
      usageDirectory: values.usage ? resolve(values.usage) : usageOfThisCity(),
      days,
      today: new Date(),
    });
    console.log(values.json ? JSON.stringify(check, null, 2) : reportOf(check));
    if (isRefused(check, values['allow-unused'])) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? `\n  ${error.message}\n` : error);
  process.exitCode = 2;
}

function usageOfThisCity(): string {
  return join(readSettings(process.env).dataDirectory, 'usage');
}
