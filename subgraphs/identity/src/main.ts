import { createLog } from '@city/kit/log/log';
import { runService } from '@city/kit/service/run-service';
import { readServiceEnvironment } from './environment.ts';
import { startIdentity } from './start-identity.ts';

await runService({
  name: 'identity',
  start: () => {
    const environment = readServiceEnvironment();
    return startIdentity(environment, createLog({ service: 'identity', level: environment.LOG_LEVEL }));
  },
});
