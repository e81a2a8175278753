import { AxeBuilder } from '@axe-core/playwright';
import { demoCode } from '@city/stack/sign-in/second-step';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { addresses, secrets } from './city.ts';

/** Headless Chromium that speaks to this machine only; WebGL by software, for the maps. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROME_PATH,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-quic',
      '--disable-sync',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
}

/** A page of somebody new to the portal, for as long as the test runs: pages that live on would slow the others. */
export async function newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(browser, options);
  onTestFinished(() => page.context().close());
  return page;
}

/** As `newVisitor`, for all tests of a file. People of the city prefer Vietnamese. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'vi-VN',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  // How long a page takes depends on what else the machine does.
  context.setDefaultTimeout(60_000);
  return context.newPage();
}

/** A code is good once, and the journeys share their people. */
const codeTries = 4;

/** Signs in as people do, on the provider's page, and lands on the path. */
export async function signIn(page: Page, name: string, path: string): Promise<void> {
  await page.goto(`${addresses.portal}/auth/sign-in?returnTo=${encodeURIComponent(path)}`);
  await page.fill('input[name=username]', name);
  await page.fill('input[name=password]', secrets.demoPassword);
  await page.click('button[type=submit]');
  await page.locator('input[name=password]').waitFor({ state: 'detached' });
  // Who has a role shows a second factor.
  for (let round = 0; round < codeTries && page.url().startsWith(addresses.issuer); round += 1) {
    await page.fill('input[name=code]', demoCode(secrets.demoClientKey, name));
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.click('button[type=submit]');
    await (await answered).finished();
    await page.waitForLoadState();
  }
  await page.waitForURL(`${addresses.portal}${path}`);
}

/** The device of the page makes passkeys from now on, and checks its user. */
export async function givePasskeys(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** What everybody may expect of every page: nothing axe objects to, nothing to scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(overflow).toBe(0);
}
