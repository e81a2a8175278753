import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newAccount, password } from '../city/accounts.ts';
import { data } from '../city/ask.ts';
import { expectAccessible, givePasskeys, newVisitor, openBrowser } from '../city/browser.ts';
import { addresses, settings } from '../city/city.ts';
import { waitFor } from '../city/wait-for.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const phone = { viewport: { width: 360, height: 780 } };

/** A page on a device that makes passkeys and checks its user. */
async function deviceWithPasskeys(): Promise<Page> {
  const page = await newVisitor(browser, phone);
  await givePasskeys(page);
  return page;
}

async function typePassword(page: Page, name: string, typed: string): Promise<void> {
  await page.goto(`${addresses.portal}/auth/sign-in?returnTo=/vi/account/security`);
  await page.fill('input[name=username]', name);
  await page.fill('input[name=password]', typed);
  await page.click('button[type=submit]');
}

/** The code that sets a new password, in the message to this phone. */
function resetCodeOf(number: string): Promise<string> {
  const folder = join(settings.dataDirectory, 'files', 'identity', 'text-messages');
  return waitFor('the message with the code for a new password', () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .find((text) => text.startsWith(number) && text.includes('đặt lại mật khẩu'))
      ?.split('\n')[1]
      ?.slice(0, 6),
  );
}

test('who is given a role makes a passkey at the next sign-in, and is in', async () => {
  const { id, nationalId } = await newAccount();
  const { organizations } = await data<{ organizations: { id: string }[] }>(
    '{ organizations(kind: POLICE) { id } }',
    { as: 'administrator' },
  );
  await data(
    `mutation ($citizenId: ID!, $organizationId: ID!) {
       grantMembership(citizenId: $citizenId, organizationId: $organizationId, roles: [LODGING_INSPECTOR]) { id } }`,
    { as: 'administrator', variables: { citizenId: id, organizationId: organizations[0]?.id } },
  );
  const page = await deviceWithPasskeys();
  await typePassword(page, nationalId, password);
  await page.getByRole('heading', { name: 'Bảo vệ tài khoản bằng bước hai' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Tạo khóa truy cập trên thiết bị này' }).click();
  await page.getByRole('heading', { name: 'Ghi lại mã khôi phục' }).waitFor();
  await expect.poll(() => page.locator('ol code').count()).toBe(10);
  await page.getByRole('button', { name: 'Tôi đã ghi lại' }).click();
  await page.waitForURL(/\/vi\/account\/security$/);
  await page.getByRole('link', { name: /^Bỏ khóa/ }).waitFor();
});

test('who forgot the password sets a new one with the phone and a passkey', async () => {
  const { nationalId } = await newAccount();
  const page = await deviceWithPasskeys();
  await typePassword(page, nationalId, password);
  await page.waitForURL(/\/vi\/account\/security$/);
  await page.getByRole('link', { name: 'Thêm khóa truy cập' }).click();
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
  await page.waitForURL(/security\/codes$/);

  await page.context().clearCookies();
  await page.goto(`${addresses.portal}/vi/recover`);
  await page.fill('#name', nationalId);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.waitForURL(/recover\/code$/);
  await page.fill('#code', await resetCodeOf(`+84913${nationalId.slice(-6)}`));
  const next = 'ngoc trai bien dao 7';
  await page.fill('#newPassword', next);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Đặt mật khẩu mới bằng khóa truy cập' }).click();
  await page.waitForURL(/recover\/done$/);
  await typePassword(page, nationalId, next);
  await page.getByRole('heading', { name: 'Xác nhận bước hai' }).waitFor();
  await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
  await page.waitForURL(/\/vi\/account\/security$/);
});
