import { z } from 'zod';

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const secret = z.string().min(16, 'must have at least 16 characters');

const shape = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  GATEWAY_URL: httpUrl.default('http://localhost:4000/graphql'),
  /** Where programs outside reach the graph, if not where the portal does. */
  PUBLIC_GRAPH_URL: httpUrl.optional(),
  ISSUER_URL: httpUrl.default('http://localhost:4001'),
  PORTAL_URL: httpUrl.optional(),
  PORTAL_CLIENT_ID: z.string().min(1).default('portal'),
  PORTAL_CLIENT_SECRET: secret,
  SESSION_SECRET: secret,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
});

export type PortalEnvironment = Omit<z.infer<typeof shape>, 'PORTAL_URL' | 'PUBLIC_GRAPH_URL'> & {
  PORTAL_URL: string;
  PUBLIC_GRAPH_URL: string;
};

/** Everything that is wrong with the environment, in one message: nobody likes to fix mistakes one restart at a time. */
export class EnvironmentError extends Error {
  constructor(mistakes: string[]) {
    super(`The environment is not complete:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`);
    this.name = 'EnvironmentError';
  }
}

export function readPortalEnvironment(
  source: Record<string, string | undefined> = process.env,
): PortalEnvironment {
  const result = shape.safeParse(source);
  if (!result.success) {
    throw new EnvironmentError(
      result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
    );
  }
  const { data } = result;
  const { PORTAL_URL = `http://localhost:${data.PORT}`, PUBLIC_GRAPH_URL = data.GATEWAY_URL, ...rest } = data;
  return { ...rest, PUBLIC_GRAPH_URL, PORTAL_URL: PORTAL_URL.replace(/\/$/, '') };
}
