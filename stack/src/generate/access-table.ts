import { builtModule } from './built-module.ts';
import type { GeneratedFile } from './subgraph-schemas.ts';

type Roles = Readonly<Record<string, readonly string[]>>;
type Gateway = { accessTable: (supergraphSdl: string, scopesByRole: Roles) => string };
type Identity = { roleScopes: Roles };

/** Who may ask for which field, as the gateway decides it: every field by every role, from the built code of both. */
export async function accessTable(supergraphSdl: string): Promise<GeneratedFile> {
  const { accessTable: tableOf }: Gateway = await builtModule('gateway', 'access/access-table.js');
  const { roleScopes }: Identity = await builtModule('subgraphs/identity', 'membership/role-scopes.js');
  return { path: 'docs/access.csv', content: tableOf(supergraphSdl, roleScopes) };
}
