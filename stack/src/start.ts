import { banner } from './city/banner.ts';
import { build } from './city/build.ts';
import { step } from './city/progress.ts';
import { prepareToRun, runCity } from './city/run-city.ts';
import { stopCommands } from './city/run-command.ts';
import { readSettings, StartError } from './city/settings.ts';
import type { Supervisor } from './city/supervisor.ts';

let supervisor: Supervisor | null = null;
let stopping: Promise<never> | null = null;

async function stop(code: number): Promise<never> {
  if (supervisor) {
    process.stdout.write('\n  Stopping …');
    await Promise.all([stopCommands(), supervisor.stop()]);
    process.stdout.write(' stopped.\n');
  }
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopping ??= stop(0);
  });
}

// Who started this may hold a line to it, and be gone without a signal.
process.once('disconnect', () => {
  stopping ??= stop(0);
});
// A terminal that was closed takes no more text, which is no reason to leave the city behind.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
process.on('exit', () => supervisor?.abandon());

try {
  const settings = readSettings(process.env);
  const started = performance.now();
  supervisor = await prepareToRun(settings);
  await step('Building what has changed', () => build());
  supervisor.onRestart = (name, how) => console.log(`  ${name} ended (${how}) and is started again`);
  const secrets = await runCity(settings, supervisor);
  console.log(banner(settings, secrets));
  console.log(`  Ready in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
} catch (error) {
  if (!stopping) {
    console.error(error instanceof StartError ? `\n  ${error.message}\n` : error);
    stopping = stop(1);
  }
  await stopping;
}
