import { randomInt } from 'node:crypto';
import { demoTotpSecret } from '@city/kit/seed/demo-totp-secret';
import { Secret, TOTP } from 'otpauth';
import type { BrowserlessClient } from './browserless-client.ts';
import { formOf } from './page-form.ts';

const periodMs = 30_000;
/** Identity takes codes of invented people from a wide window, since each code is good once and many use them. */
const stepsAhead = 150;
const tries = 4;

/** A one-time code of a demo person, one that nobody else is likely to use at this moment. */
export function demoCode(demoClientKey: string, name: string): string {
  return totpCode(demoTotpSecret(demoClientKey, name), Date.now() + randomInt(stepsAhead) * periodMs);
}

/** What an authenticator app shows for a secret. */
export function totpCode(secret: string, timestamp = Date.now()): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

type Page = { url: string; body: string };

/** Types the code where the page asks for one, and another where that one had been used. */
export async function passSecondStep(
  browser: BrowserlessClient,
  first: Page,
  { name, demoClientKey, redirect }: { name: string; demoClientKey: string; redirect: string },
): Promise<Page> {
  let page = first;
  for (let round = 0; round < tries && page.body.includes('name="code"'); round += 1) {
    const form = formOf(page);
    form.fields.set('code', demoCode(demoClientKey, name));
    page = await browser.go(form.action, { method: 'POST', body: form.fields }, redirect);
  }
  return page;
}
