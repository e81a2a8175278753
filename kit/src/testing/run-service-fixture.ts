import { readEnvironment } from '../environment/environment.ts';
import { port } from '../environment/variables.ts';
import { runService } from '../service/run-service.ts';

/** A process for the tests of `runService`: the argument says how it behaves. */
const behaviour = process.argv[2];

await runService({
  name: 'fixture',
  async start() {
    if (behaviour === 'misconfigured') readEnvironment({ PORT: port(), OTHER_PORT: port() }, { PORT: 'abc' });
    if (behaviour === 'broken') throw new Error('no start today');
    const keepsRunning = setInterval(() => undefined, 1_000);
    if (behaviour === 'rejects') setTimeout(() => Promise.reject(new Error('forgotten promise')), 10);
    process.stdout.write('started\n');
    return {
      async stop() {
        if (behaviour === 'hangs') await new Promise(() => undefined);
        clearInterval(keepsRunning);
        process.stdout.write('stopped in order\n');
      },
    };
  },
});
