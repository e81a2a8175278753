import { demoCode, totpCode } from '@city/stack/sign-in/second-step';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeSentTo, newAccount, password } from '../city/accounts.ts';
import { expectAccessible, givePasskeys, newVisitor, openBrowser, signIn } from '../city/browser.ts';
import { addresses, secrets } from '../city/city.ts';
import { inventedCitizenId } from '../city/stays.ts';
import { waitFor } from '../city/wait-for.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const phone = { viewport: { width: 360, height: 780 } };

const goOn = async (page: Page, address: RegExp) => {
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.waitForURL(address);
};

/** Answers every question as a person does, one page after the other. */
async function register(page: Page, look: typeof expectAccessible): Promise<{ nationalId: string }> {
  const nationalId = inventedCitizenId();
  const serial = nationalId.slice(-6);
  const isWoman = Number(nationalId[3]) % 2 === 1;
  const year = `${Number(nationalId[3]) < 2 ? '19' : '20'}${nationalId.slice(4, 6)}`;
  await page.goto(`${addresses.portal}/vi/register`);
  await page.getByRole('link', { name: 'Bắt đầu' }).click();
  await page.waitForURL(/register\/name/);
  await goOn(page, /name\?problem/);
  await expect.poll(() => page.title()).toMatch(/^Lỗi: /);
  await look(page);
  await page.fill('#fullName', 'Trần Ngọc Thử Nghiệm');
  await goOn(page, /national-id/);
  await page.fill('#nationalId', nationalId.replace(/(...)(?=.)/g, '$1 '));
  await goOn(page, /birth-date/);
  await page.fill('#dateOfBirth', '4');
  await page.fill('#month', '5');
  await page.fill('#year', year);
  await goOn(page, /gender/);
  await page.getByRole('radio', { name: isWoman ? 'Nữ' : 'Nam', exact: true }).check();
  await goOn(page, /phone/);
  await page.fill('#phone', `0912 ${serial.slice(0, 3)} ${serial.slice(3)}`);
  await goOn(page, /email/);
  await goOn(page, /check/);
  await look(page);
  await page.fill('#password', password);
  await page.getByRole('button', { name: 'Mở tài khoản' }).click();
  await page.waitForURL(/confirm/);
  const number = `+84912${serial}`;
  await page.fill('#code', await codeSentTo(number));
  await goOn(page, /done/);
  await look(page);
  return { nationalId };
}

async function signInAs(page: Page, name: string): Promise<void> {
  await page.goto(`${addresses.portal}/auth/sign-in?returnTo=/vi/account/security`);
  await page.fill('input[name=username]', name);
  await page.fill('input[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForURL(/\/vi\/account\/security$/);
}

test.each([
  // axe is a script itself: without scripts nobody looks, and with them every step is looked at.
  ['on a phone, without script', { ...phone, javaScriptEnabled: false }, async () => undefined],
  ['at a desk', {}, expectAccessible],
])('somebody registers, confirms the phone and signs in %s', async (_, device, look) => {
  const page = await newVisitor(browser, device);
  const { nationalId } = await register(page, look);
  await page.getByRole('link', { name: 'Đăng nhập' }).last().click();
  await page.fill('input[name=username]', nationalId);
  await page.fill('input[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForURL(/\/vi\/account$/);
  await expect.poll(() => page.locator('h1').textContent()).toContain('Trần Ngọc Thử Nghiệm');
  await page.goto(`${addresses.portal}/vi/account/security`);
  await look(page);
});

test('an officer signs in with a second step, with the keyboard alone', async () => {
  const page = await newVisitor(browser);
  await page.goto(`${addresses.portal}/auth/sign-in?returnTo=/vi/account`);
  await page.focus('input[name=username]');
  await page.keyboard.type('inspector');
  await page.keyboard.press('Tab');
  await page.keyboard.type(secrets.demoPassword);
  await page.keyboard.press('Enter');
  await page.locator('input[name=code]').waitFor();
  await expectAccessible(page);
  await page.focus('input[name=code]');
  await page.keyboard.type('000-00x');
  await page.keyboard.press('Enter');
  await page.locator('.summary').waitFor();
  await expect.poll(() => page.title()).toMatch(/^Lỗi: /);
  await expectAccessible(page);
  await page.focus('input[name=code]');
  await page.keyboard.type(demoCode(secrets.demoClientKey, 'inspector'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/vi\/account$/);
});

test('a passkey is added, signs in alone, and is removed', async () => {
  const page = await newVisitor(browser, phone);
  const { nationalId } = await newAccount();
  await signInAs(page, nationalId);
  await givePasskeys(page);
  await page.getByRole('link', { name: 'Thêm khóa truy cập' }).click();
  await page.locator('input[name=password]').fill(password);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
  await page.waitForURL(/security\/codes$/);
  await expect.poll(() => page.locator('ol code').count()).toBe(10);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Tôi đã ghi lại' }).click();
  await page.waitForURL(/account\/security$/);

  await page.context().clearCookies();
  await page.goto(`${addresses.portal}/auth/sign-in?returnTo=/vi/account/security`);
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click();
  await page.waitForURL(/\/vi\/account\/security$/);

  await page.getByRole('link', { name: /^Bỏ khóa/ }).click();
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Bỏ', exact: true }).click();
  await page.waitForURL(/done=removed/);
  await expect.poll(() => page.locator('main').textContent()).toContain('Chưa có khóa nào');
});

test('a person reads of another device and ends its session, which is out at once', async () => {
  const [here, there] = [await newVisitor(browser), await newVisitor(browser, phone)];
  const { nationalId } = await newAccount();
  await signInAs(here, nationalId);
  await signInAs(there, nationalId);
  await here.goto(`${addresses.portal}/vi/account/notifications`);
  const notice = here.locator('main li', { hasText: 'Đăng nhập trên thiết bị mới' });
  await notice.getByRole('link').click();
  await here.waitForURL(/\/vi\/account\/security$/);
  await expect.poll(() => here.locator('[data-session=other]').count()).toBe(1);
  await here.locator('[data-session=other] button').click();
  await here.waitForURL(/done=ended/);
  expect(await here.locator('[data-session=other]').count()).toBe(0);
  await waitFor('the other device to be out', async () => {
    await there.goto(`${addresses.portal}/vi/account/security`);
    return (await there.locator('[data-session]').count()) === 0;
  });
  await here.reload();
  await expect.poll(() => here.locator('[data-session=this]').count()).toBe(1);
});

test('an authenticator app is set up, and the next sign-in asks for its code, without script', async () => {
  const page = await newVisitor(browser, { ...phone, javaScriptEnabled: false });
  const { nationalId } = await newAccount();
  await signInAs(page, nationalId);
  await page.getByRole('link', { name: 'Cài ứng dụng xác thực' }).click();
  await page.locator('input[name=password]').fill('not the password');
  await page.getByRole('button', { name: 'Cài ứng dụng xác thực' }).click();
  await page.waitForURL(/problem=1/);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Cài ứng dụng xác thực' }).click();
  const secret = (await page.locator('code[data-secret]').getAttribute('data-secret')) ?? '';
  await page.fill('#code', totpCode(secret));
  await page.getByRole('button', { name: 'Hoàn tất' }).click();
  await page.waitForURL(/codes$/);
  const [code] = await page.locator('ol code').allTextContents();
  await page.getByRole('button', { name: 'Tôi đã ghi lại' }).click();
  await page.context().clearCookies();
  await page.goto(`${addresses.portal}/auth/sign-in?returnTo=/vi/account`);
  await page.fill('input[name=username]', nationalId);
  await page.fill('input[name=password]', password);
  await page.click('button[type=submit]');
  await page.fill('input[name=code]', code ?? '');
  await page.click('button[type=submit]');
  await page.waitForURL(/\/vi\/account$/);
});

test.each(['/vi/recover', '/en/recover/desk', '/en/register', '/en/register/birth-date'])(
  '%s stands in nobody’s way',
  async (path) => {
    const page = await newVisitor(browser, phone);
    await page.goto(`${addresses.portal}${path}`);
    await page.locator('h1').waitFor();
    await expectAccessible(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await expectAccessible(page);
  },
);

test('an officer’s security page lists the factor that the role asks for', async () => {
  const page = await newVisitor(browser, phone);
  await signIn(page, 'inspector', '/vi/account/security');
  await expect.poll(() => page.locator('main').textContent()).toContain('luôn cần ít nhất một cách');
  await expectAccessible(page);
});
