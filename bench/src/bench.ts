import { build } from '@city/stack/city/build';
import { exitOnSignals } from '@city/stack/city/run-command';
import { benchAccessRecords } from './access-records.bench.ts';
import { benchDeclare } from './declare.bench.ts';
import { benchGateway } from './gateway.bench.ts';
import { benchGatewayStart } from './gateway-start.bench.ts';
import { benchIdentity } from './identity.bench.ts';
import { benchLive } from './live.bench.ts';
import type { BenchResult } from './measure/result.ts';
import { tableOf } from './measure/result.ts';
import { benchMemory } from './memory.bench.ts';
import { benchStart } from './start.bench.ts';

const benches: Record<string, () => Promise<BenchResult | BenchResult[]>> = {
  'gateway-start': benchGatewayStart,
  start: benchStart,
  declare: benchDeclare,
  identity: benchIdentity,
  live: benchLive,
  gateway: benchGateway,
  memory: benchMemory,
  'access-records': benchAccessRecords,
};

const given = process.argv.slice(2);
const names = given.filter((argument) => argument !== '--json');
const unknown = names.filter((name) => !benches[name]);
if (unknown.length > 0) {
  const usage = 'Usage: npm run bench -- [NAME …] [--json], all of them where none is named.';
  console.error(
    `No bench is called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n${usage}`,
  );
  process.exit(2);
}
const isJson = given.includes('--json');
// Whoever reads the JSON gets nothing else on standard output: progress goes to the other one.
if (isJson) process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;

exitOnSignals();
await build();
const results: BenchResult[] = [];
for (const name of names.length > 0 ? names : Object.keys(benches)) {
  for (const result of [(await benches[name]?.()) ?? []].flat()) {
    results.push(result);
    if (!isJson) console.log(tableOf(result));
  }
}
if (isJson) {
  const { writeSync } = await import('node:fs');
  writeSync(1, `${JSON.stringify(results, null, 2)}\n`);
}
