import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Stage, setStage } from './stage.ts';

/** A stage on which the people are a subgraph that answers every question with what the test says. */
export async function setStageAnswering(answer: () => unknown): Promise<Stage> {
  const subgraph = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer()));
  });
  await new Promise<void>((resolve) => subgraph.listen(0, resolve));
  const { port } = subgraph.address() as AddressInfo;
  const stage = await setStage({ SUBGRAPH_URL_PEOPLE: `http://localhost:${port}/graphql` });
  const { strike } = stage;
  return Object.assign(stage, {
    async strike() {
      await strike();
      subgraph.close();
    },
  });
}
