import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// What is waited for is a condition; how long it takes depends on what else the machine does.
configure({ asyncUtilTimeout: 20_000 });

afterEach(cleanup);
