import { cookies } from 'next/headers';
import { z } from 'zod';
import { readPortalEnvironment } from '#server/environment.ts';
import { formCookiePrefix } from '#server/form-cookie.ts';
import { Seal } from '#server/sealed-value.ts';

/** What was typed into a form and what is wrong with it, from one page to the next. Never a password. */
export type FormMemory = { values: Record<string, string>; problems: Record<string, string> };

const shape = z.object({
  values: z.record(z.string(), z.string()),
  problems: z.record(z.string(), z.string()),
});

const lifetimeSeconds = 1_800;
const nothing: FormMemory = { values: {}, problems: {} };

const seal = () => new Seal(readPortalEnvironment().SESSION_SECRET);
const cookieName = (form: string) => `${formCookiePrefix}${form}`;

/** Answers travel in a cookie that only the portal can read: forms work without script, and nothing lies in addresses. */
export async function readFormMemory(form: string): Promise<FormMemory> {
  const sealed = (await cookies()).get(cookieName(form))?.value;
  if (sealed === undefined) return nothing;
  const memory = shape.safeParse(await seal().open(`form ${form}`, sealed));
  return memory.success ? memory.data : nothing;
}

export async function rememberForm(form: string, memory: Partial<FormMemory>): Promise<void> {
  const value = await seal().close(`form ${form}`, { ...nothing, ...memory }, lifetimeSeconds);
  (await cookies()).set(cookieName(form), value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: lifetimeSeconds,
    secure: readPortalEnvironment().PORTAL_URL.startsWith('https:'),
  });
}

export async function forgetForm(form: string): Promise<void> {
  (await cookies()).delete(cookieName(form));
}
