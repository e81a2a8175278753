import { subgraphUrl } from '@city/kit/database/provision';
import type { SubgraphName } from '@city/stack/city/settings';
import pg from 'pg';
import type { BenchCity } from './bench-city.ts';

/** Connections to the database of a bench's city, with the rights of one of its subgraphs. */
export function subgraphPool({ settings, secrets }: BenchCity, subgraph: SubgraphName, max: number): pg.Pool {
  const admin = `postgresql://postgres:x@127.0.0.1:${settings.ports.postgres}/postgres`;
  const connectionString = subgraphUrl(admin, 'city', subgraph, secrets.databasePasswords[subgraph]);
  return new pg.Pool({ connectionString, max });
}
