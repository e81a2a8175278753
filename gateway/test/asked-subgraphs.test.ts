import { createLog } from '@city/kit/log/log';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readGatewayEnvironment } from '../src/environment.ts';
import { type Gateway, startGateway } from '../src/main.ts';
import { type Stage, setStage } from './support/stage.ts';
import { signingSecret } from './support/subgraphs.ts';

let stage: Stage;
let gateway: Gateway;
beforeAll(async () => {
  stage = await setStage();
  const subgraphs = { people: stage.people.port, notes: stage.notes().port };
  const environment = readGatewayEnvironment({
    SUBGRAPHS: Object.entries(subgraphs)
      .map(([name, port]) => `${name}=http://localhost:${port}/graphql`)
      .join(),
    GATEWAY_SIGNING_SECRET: signingSecret,
  });
  gateway = await startGateway(
    { ...environment, PORT: 0 },
    createLog({ service: 'gateway', level: 'silent' }),
  );
});
afterAll(async () => {
  await gateway.stop();
  await stage.strike();
});

it('a gateway that is told only where its subgraphs are composes their graph, with their rules', async () => {
  const response = await fetch(`http://localhost:${gateway.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify({ query: '{ note(id: "1") { text author { name email } } }' }),
  });
  expect(await response.json()).toEqual({
    data: { note: { text: 'Note 1', author: { name: 'Person p1', email: null } } },
    errors: [
      {
        message: 'Please sign in to continue.',
        path: ['note', 'author', 'email'],
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ],
  });
});
