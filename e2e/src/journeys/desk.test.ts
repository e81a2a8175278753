import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitReasonWords } from '../../../portal/src/features/desk/visit-reason-words.ts';
import { purposeWords } from '../../../subgraphs/identity/src/access-record/known-purposes.ts';
import { newAccount, password } from '../city/accounts.ts';
import { expectAccessible, newVisitor, openBrowser, openPage, signIn } from '../city/browser.ts';
import { addresses } from '../city/city.ts';
import { waitFor } from '../city/wait-for.ts';

const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 800 };
const name = 'Trần Ngọc Thử Nghiệm';
const newPassword = 'ngoc trai bien dao xanh';

let browser: Browser;
/** One officer and one citizen for all of it: each step begins where the one before has ended. */
let officer: Page;
let citizen: { id: string; nationalId: string; phone: string };

beforeAll(async () => {
  browser = await openBrowser();
  officer = await openPage(browser);
  [citizen] = await Promise.all([newAccount(), signIn(officer, 'administrator', '/vi/desk')]);
});
afterAll(() => browser.close());

async function expectAccessibleAtAnySize(page: Page): Promise<void> {
  for (const size of [narrow, wide]) {
    await page.setViewportSize(size);
    await expectAccessible(page);
  }
}

async function openAccount(page: Page, reason: string): Promise<void> {
  await page.goto(`${addresses.portal}/vi/desk`);
  await page.fill('#person', citizen.nationalId);
  await page.check(`input[name=reason][value=${reason}]`);
  await page.locator('main form button[type=submit]').click();
  await page.locator('[data-account-state]').waitFor();
}

async function decide(page: Page, act: string): Promise<void> {
  const form = page.locator(`[data-act=${act}]`);
  await form.locator(`#document-${act}`).fill('Thẻ căn cước, có giá trị đến 2031');
  await form.locator(`#reason-${act}`).fill('Chủ tài khoản yêu cầu');
  await form.locator('button[type=submit]').click();
}

async function signInWith(page: Page, word: string): Promise<void> {
  await page.goto(`${addresses.portal}/auth/sign-in?returnTo=/vi/account/security`);
  await page.fill('input[name=username]', citizen.nationalId);
  await page.fill('input[name=password]', word);
  await page.click('button[type=submit]');
}

test('an officer verifies a self-declared citizen with the keyboard alone', async () => {
  const keys = officer.keyboard;
  await expectAccessibleAtAnySize(officer);
  await keys.type('0990-12');
  await keys.press('Enter');
  await officer.locator('#error-summary').waitFor();
  await expect.poll(() => officer.title()).toMatch(/^Lỗi: /);
  await expectAccessible(officer);
  await officer.locator('#person').focus();
  await keys.press('Control+A');
  await keys.type(citizen.nationalId.replace(/(...)(?=.)/g, '$1 '));
  await keys.press('Enter');
  await officer.getByRole('heading', { level: 1, name }).waitFor();
  await officer.getByText('Tự khai').waitFor();
  await expectAccessibleAtAnySize(officer);
  const main = await officer.locator('main').textContent();
  expect(main).toContain(`•${citizen.nationalId.slice(-3)}`);
  expect(main).not.toContain(citizen.nationalId);

  await officer.locator('#document-verify').focus();
  await keys.press('Enter');
  await officer.locator('section:focus #error-summary').waitFor();
  // From the summary into the field, as somebody without a mouse goes.
  await keys.press('Tab');
  await keys.press('Enter');
  await keys.type('Thẻ căn cước, có giá trị đến 2031');
  await keys.press('Tab');
  await keys.type('0987 654 321');
  await keys.press('Enter');
  await officer.locator('section:focus').getByText('số điện thoại khác').waitFor();
  await expectAccessibleAtAnySize(officer);
  await officer.locator('[data-trace=VERIFICATION_REFUSED]').waitFor();
  await officer.locator('#phone-verify').focus();
  await keys.press('Control+A');
  await keys.type(citizen.phone);
  await keys.press('Enter');
  await officer.getByText(`Đã xác minh ${name}`).waitFor();
  await officer.locator(':focus [role=status]').waitFor();
  await expect.poll(() => officer.locator('[data-trace=VERIFICATION]').count()).toBe(1);
  await expectAccessible(officer);
  await keys.press('Tab');
  await keys.press('Enter');
  await officer.waitForURL(/\/vi\/desk$/);
});

test('an officer hands over a code, shown once, and the citizen recovers with it without script', async () => {
  await officer.setViewportSize(narrow);
  await openAccount(officer, 'recover');
  await decide(officer, 'recover');
  const slip = officer.locator('[data-recovery-code]');
  await slip.waitFor();
  const code = (await slip.getAttribute('data-recovery-code')) ?? '';
  await expectAccessibleAtAnySize(officer);
  await officer.getByRole('button', { name: 'Đã trao mã' }).click();
  await officer.locator('[data-trace=RECOVERY_CODE]').waitFor();
  await officer.goto(`${addresses.portal}/vi/desk/code`);
  await officer.getByRole('heading', { name: 'Không còn mã nào để hiện' }).waitFor();

  const visitor = await newVisitor(browser, { viewport: narrow, javaScriptEnabled: false });
  await visitor.goto(`${addresses.portal}/vi/recover/desk`);
  await visitor.fill('#name', citizen.nationalId);
  await visitor.fill('#code', code);
  await visitor.fill('#newPassword', newPassword);
  await visitor.click('main form button[type=submit]');
  await visitor.waitForURL(/recover\/done$/);
});

test('a closed account is out at once, and works again when it is opened; all without script', async () => {
  const holder = await newVisitor(browser, { viewport: narrow });
  await signInWith(holder, newPassword);
  await holder.waitForURL(/\/vi\/account\/security$/);
  await holder.goto(`${addresses.portal}/vi/desk`);
  await holder.locator('main h1').waitFor();
  expect(await holder.locator('#person').count()).toBe(0);
  await holder.goto(`${addresses.portal}/vi/breach`);
  await holder.locator('main h1').waitFor();
  expect(await holder.locator('#reader').count()).toBe(0);

  const storageState = await officer.context().storageState();
  const plain = await newVisitor(browser, { viewport: narrow, javaScriptEnabled: false, storageState });
  await openAccount(plain, 'freeze');
  await decide(plain, 'freeze');
  await plain.locator('[data-account-state=frozen]').waitFor();
  await waitFor('the citizen to be out', async () => {
    await holder.goto(`${addresses.portal}/vi/account/security`);
    return (await holder.locator('[data-session]').count()) === 0;
  });
  await signInWith(holder, newPassword);
  await holder.getByRole('heading', { name: 'Tài khoản đang bị' }).waitFor();

  await openAccount(plain, 'unfreeze');
  await decide(plain, 'unfreeze');
  await plain.locator('[data-account-state=open]').waitFor();
  await signInWith(holder, password);
  await holder.locator('.summary').waitFor();
  await signInWith(holder, newPassword);
  await holder.waitForURL(/\/vi\/account\/security$/);
});

test('the breach query finds the looks just made, on the page and in the file', async () => {
  await officer.goto(`${addresses.portal}/vi/breach`);
  await officer.locator('#reader').selectOption({ label: 'Ngô Thành Đạt' });
  await officer.locator('#purpose').press('Enter');
  await officer.locator('#error-summary').waitFor();
  await expectAccessible(officer);
  await officer.locator('#purpose').fill('Công văn 12/UBND');
  await officer.locator('#purpose').press('Enter');
  const found = officer.locator(`[data-person-read="${citizen.id}"]`);
  await found.waitFor();
  await expect.poll(() => found.textContent()).toContain('Lấy lại quyền đăng nhập');
  await expectAccessibleAtAnySize(officer);
  const file = officer.waitForEvent('download');
  await officer.getByRole('button', { name: 'Tải tệp CSV' }).click();
  const text = readFileSync(await (await file).path(), 'utf8');
  expect(text).toContain(`"${name}","${citizen.id}"`);
});

test('what officers choose as their purpose is read by citizens in their own language', () => {
  const { other: _, ...chosen } = visitReasonWords.vi;
  const english: Record<string, string> = visitReasonWords.en;
  for (const [reason, vi] of Object.entries(chosen)) {
    expect(purposeWords(vi)).toEqual({ vi, en: english[reason] });
    expect(purposeWords(`${english[reason]}: A1`)).toEqual({ vi: `${vi}: A1`, en: `${english[reason]}: A1` });
  }
});
