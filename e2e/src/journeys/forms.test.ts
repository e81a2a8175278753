import { personToken } from '@city/stack/sign-in/person-token';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeSentTo, newAccount, password } from '../city/accounts.ts';
import { ask, data } from '../city/ask.ts';
import { expectAccessible, newVisitor, openBrowser } from '../city/browser.ts';
import { addresses, secrets, tokenOf } from '../city/city.ts';
import { waitFor } from '../city/wait-for.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function signedIn(nationalId: string, path: string, javaScriptEnabled: boolean) {
  const page = await newVisitor(browser, { viewport: { width: 360, height: 740 }, javaScriptEnabled });
  await page.goto(`${addresses.portal}/auth/sign-in?returnTo=${path}`);
  await passSignIn(page, nationalId);
  await page.waitForURL(`${addresses.portal}${path}`);
  return page;
}

async function passSignIn(page: Page, nationalId: string): Promise<void> {
  await page.fill('input[name=username]', nationalId);
  await page.fill('input[name=password]', password);
  await page.click('button[type=submit]');
}

/** A sign-in of the same person elsewhere. */
function tokenElsewhere(name: string): Promise<string> {
  const { issuer, portal } = addresses;
  const { portalClientSecret, demoClientKey } = secrets;
  return personToken({ issuer, portal, portalClientSecret, name, password, demoClientKey });
}

const sessionOf = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name === 'city-session')?.value;

test.each([
  ['with', true],
  ['without', false],
])(
  'what was typed while a right was taken back is sent once and not typed again, %s script',
  async (_, script) => {
    const { id, nationalId, phone } = await newAccount();
    const page = await signedIn(nationalId, '/vi/account/data', script);
    await page.locator('#correct summary').click();
    await page.selectOption('#field', 'GENDER');
    await page.fill('#value', 'nữ');
    await page.fill('#reason-correct', 'Ghi sai khi mở tài khoản');
    const before = await sessionOf(page);
    const other = await tokenElsewhere(nationalId);
    // An officer verifies the person: tokens of before are refused.
    const officer = await tokenOf('administrator');
    await data(
      `mutation ($id: ID!, $phone: String) {
         verifyCitizen(citizenId: $id, documentSeen: "Thẻ căn cước", phone: $phone) { id } }`,
      { token: officer, variables: { id, phone } },
    );
    // The gateway has heard of it when it refuses what the person holds elsewhere.
    await waitFor(
      'the tokens of before to be refused',
      async () => (await ask('{ me { scopes } }', { token: other })).status === 401,
    );
    await page.locator('#correct button[type=submit]').click();
    const requests = page.locator('[data-request-kind=CORRECTION]');
    await requests.first().waitFor();
    await expect.poll(() => requests.count()).toBe(1);
    await expect.poll(() => requests.textContent()).toContain('Giới tính: Nữ');
    await page.reload();
    await expect.poll(() => page.locator('h1').textContent()).toBe('Dữ liệu của tôi');
    expect(await sessionOf(page)).not.toBe(before);
  },
);

test.each([
  ['with', true],
  ['without', false],
])(
  'what was typed when the session was ended elsewhere is there after signing in again, %s script',
  async (_, script) => {
    const { nationalId } = await newAccount();
    const page = await signedIn(nationalId, '/vi/account/data', script);
    await page.locator('#correct summary').click();
    await page.fill('#value', 'Trần Ngọc Đúng');
    await page.fill('#reason-correct', 'Ghi sai khi mở tài khoản');
    const witness = await tokenElsewhere(nationalId);
    await data('mutation { endAllSessions(exceptThis: true) }', { token: await tokenElsewhere(nationalId) });
    await waitFor(
      'the other sessions to be over',
      async () => (await ask('{ me { scopes } }', { token: witness })).status === 401,
    );
    await page.locator('#correct button[type=submit]').click();
    await expect.poll(() => page.locator('h1').textContent()).toBe('Bạn đã được đăng xuất trước khi gửi');
    // Axe is a script of the page.
    if (script) await expectAccessible(page);
    await page.getByRole('link', { name: 'Đăng nhập lại' }).click();
    await passSignIn(page, nationalId);
    await expect.poll(() => page.locator('#content').textContent()).toContain('chưa có gì được gửi');
    expect([await page.inputValue('#value'), await page.inputValue('#reason-correct')]).toEqual([
      'Trần Ngọc Đúng',
      'Ghi sai khi mở tài khoản',
    ]);
    await page.locator('#correct button[type=submit]').click();
    const requests = page.locator('[data-request-kind=CORRECTION]');
    await expect.poll(() => requests.allTextContents()).toHaveLength(1);
  },
);

test('somebody changes phone and e-mail, with the password, and the new number counts once its code came', async () => {
  const { nationalId } = await newAccount();
  const page = await signedIn(nationalId, '/vi/account/contact', true);
  const serial = nationalId.slice(-6);
  await expect.poll(() => page.inputValue('#phone')).toBe(`0913 ${serial.slice(0, 3)} ${serial.slice(3)}`);
  await page.fill('#email', 'moi@example.vn');
  await page.fill('#phone', `(0914) ${serial}`);
  await page.fill('#password', 'not the password');
  await page.click('main button[type=submit]');
  await page.locator('#password-error').waitFor();
  await expectAccessible(page);
  expect([await page.inputValue('#email'), await page.inputValue('#phone')]).toEqual([
    'moi@example.vn',
    `(0914) ${serial}`,
  ]);
  await page.fill('#password', password);
  await page.click('main button[type=submit]');
  await page.waitForURL(/step=code/);
  await page.fill('#code', await codeSentTo(`+84914${serial}`));
  await page.click('main button[type=submit]');
  await page.waitForURL(/done=phoneSaved/);
  await expect.poll(() => page.inputValue('#phone')).toBe(`0914 ${serial.slice(0, 3)} ${serial.slice(3)}`);
  await expect.poll(() => page.inputValue('#email')).toBe('moi@example.vn');
  await expectAccessible(page);
});
