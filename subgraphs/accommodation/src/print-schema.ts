import { buildSubgraph } from './schema.ts';

const { sdl } = await buildSubgraph();
process.stdout.write(sdl);
