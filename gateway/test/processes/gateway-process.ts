/** The gateway as it runs in earnest, which also tells its parent its port and how much memory it holds. */
import { runService } from '@city/kit/service/run-service';
import { readGatewayEnvironment } from '../../src/environment.ts';
import { startGateway } from '../../src/main.ts';
import type { GatewayReport } from './messages.ts';

process.on('message', () => {
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  tell({ heapBytes: heapUsed + external });
});
process.on('disconnect', () => process.exit());

await runService({
  name: 'gateway',
  start: async () => {
    const environment = readGatewayEnvironment();
    // As the variable it could not be 0, which is any free port.
    const PORT = Number(process.env.TEST_PORT ?? 0);
    const gateway = await startGateway({ ...environment, PORT });
    tell({ port: gateway.port });
    return gateway;
  },
});

function tell(report: GatewayReport): void {
  process.send?.(report);
}
