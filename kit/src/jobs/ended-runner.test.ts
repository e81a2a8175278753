import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { startJobs } from './jobs.ts';

const ended = Promise.withResolvers<void>();
const refusal = new Error('Runner is already stopped');

vi.mock('./worker-schema.ts', () => ({ prepareWorkerSchema: async () => undefined }));
vi.mock('graphile-worker', () => ({
  Logger: class {},
  run: async () => ({ promise: ended.promise, stop: () => Promise.reject(refusal) }),
}));

test('a runner that has ended by itself does not keep the service from stopping', async () => {
  const jobs = await startJobs({
    connectionString: 'postgresql://nobody@localhost/nowhere',
    schema: 'sample_worker',
    tasks: {},
    log: pino({ level: 'silent' }),
  });
  ended.reject(new Error('the database went away'));
  await vi.waitFor(() => expect(jobs.stop()).resolves.toBeUndefined());
});
