import type { CitySettings, SubgraphName } from './settings.ts';

/** Where everything in this city is found. */
export function addressesOf({ ports }: CitySettings) {
  return {
    portal: `http://localhost:${ports.portal}`,
    gateway: `http://localhost:${ports.gateway}/graphql`,
    live: `ws://localhost:${ports.gateway}/graphql`,
    issuer: `http://localhost:${ports.identity}`,
    subgraph: (name: SubgraphName) => `http://localhost:${ports[name]}/graphql`,
  };
}
