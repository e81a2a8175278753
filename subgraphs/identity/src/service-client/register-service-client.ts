import { randomBytes, randomUUID } from 'node:crypto';
import { badUserInput, type FieldProblem, fieldProblem } from '@city/kit/errors/city-error';
import { administrationErrors } from '../administration/administration.errors.ts';
import { type Administration, administer } from '../administration/administration.ts';
import type { OrganizationKind } from '../generated/prisma/enums.ts';
import { scopesForClientsOf } from './client-scopes.ts';
import { hashClientSecret, newClientSecret } from './client-secret.ts';
import { type ServiceClientRow, ServiceClientStore } from './service-client.store.ts';

type Registration = { organizationId: string; name: string; scopes: readonly string[] };

export type RegisteredClient = { client: ServiceClientRow; clientSecret: string };

const longestName = 100;
/** Control characters, and those that turn or hide text: a name is read by people. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The secret is in this answer and nowhere else: only its hash is kept. */
export function registerServiceClient(
  administration: Administration,
  registration: Registration,
): Promise<RegisteredClient> {
  return administer(administration, async ({ tx, administratorId, mayAdminister }) => {
    const organization = await mayAdminister(registration.organizationId);
    const { name, scopes } = check(registration, organization.kind);
    const clientSecret = newClientSecret();
    const client = await new ServiceClientStore(tx).register({
      id: randomUUID(),
      clientId: `${organization.code.toLowerCase()}-${randomBytes(5).toString('hex')}`,
      name,
      organizationId: organization.id,
      scopes,
      secretHash: hashClientSecret(clientSecret),
      registeredById: administratorId,
    });
    return { client, clientSecret };
  });
}

function check(given: Registration, kind: OrganizationKind): { name: string; scopes: string[] } {
  const name = given.name.normalize('NFC').trim();
  const scopes = [...new Set(given.scopes)].sort();
  const allowed = scopesForClientsOf(kind);
  const problems: FieldProblem[] = [];
  if (name === '' || [...name].length > longestName || unprintable.test(name))
    problems.push(fieldProblem('name', administrationErrors.CLIENT_NAME_INVALID, { maximum: longestName }));
  if (scopes.length === 0) problems.push(fieldProblem('scopes', administrationErrors.SCOPES_MISSING));
  const choices = allowed.join(', ');
  for (const scope of scopes.filter((one) => !allowed.includes(one)).slice(0, 20))
    problems.push(
      fieldProblem('scopes', administrationErrors.SCOPE_NOT_HERE, { scope: scope.slice(0, 60), choices }),
    );
  if (problems.length > 0) throw badUserInput(problems);
  return { name, scopes };
}
