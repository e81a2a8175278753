import { exitOnEnvironmentError } from '@city/kit/environment/environment';
import { readGatewayEnvironment } from './environment.ts';
import { startGateway } from './gateway.ts';

try {
  const gateway = await startGateway(readGatewayEnvironment());
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void gateway.stop().then(() => process.exit(0)));
  }
} catch (error) {
  exitOnEnvironmentError(error);
  throw error;
}
