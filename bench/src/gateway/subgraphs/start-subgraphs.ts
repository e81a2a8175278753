import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { pinned } from '../pinned.ts';
import type { SubgraphReport } from './subgraph-process.ts';

export type SubgraphProcess = {
  ports: Record<string, number>;
  /** How often all of them were asked since their start. */
  requests: () => Promise<number>;
  stop: () => void;
};

export async function startSubgraphs(core: string, args: string[]): Promise<SubgraphProcess> {
  const [command, execArgv] = pinned(core, process.execPath, []);
  const child: ChildProcess = fork(fileURLToPath(new URL('./subgraph-process.ts', import.meta.url)), args, {
    execPath: command,
    execArgv,
    stdio: 'inherit',
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The subgraphs have ended.');
  });
  ended.catch(() => undefined);
  const next = async (): Promise<SubgraphReport> => {
    const { promise, resolve } = Promise.withResolvers<SubgraphReport>();
    child.once('message', (report: SubgraphReport) => resolve(report));
    return await Promise.race([promise, ended]);
  };
  const first = await next();
  if (!('ports' in first)) throw new Error('The subgraphs did not say where they are.');
  return {
    ports: first.ports,
    async requests() {
      const report = next();
      child.send('requests');
      const answer = await report;
      return 'requests' in answer ? answer.requests : Number.NaN;
    },
    stop: () => void child.kill(),
  };
}
