import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { data } from '../city/ask.ts';
import { expectAccessible, newVisitor, openBrowser, signIn } from '../city/browser.ts';
import { addresses } from '../city/city.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const phone = { viewport: { width: 360, height: 780 } };
const desk = { width: 1440, height: 900 };

describe('without script', () => {
  test('somebody finds a procedure by a name typed without marks, and reads what it takes', async () => {
    const page = await newVisitor(browser, { ...phone, javaScriptEnabled: false });
    await page.goto(`${addresses.portal}/vi`);
    await page.getByRole('searchbox').fill('dang ky khai sinh');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).first().click();
    await page.waitForURL(/1\.001193/);
    await expect.poll(() => page.locator('h1').textContent()).toContain('Đăng ký khai sinh');
    await expect.poll(() => page.locator('main').textContent()).toContain('Giấy chứng sinh');
  });

  test('somebody signs in, is told kindly of a wrong password, and signs out', async () => {
    const page = await newVisitor(browser, { ...phone, javaScriptEnabled: false });
    await page.goto(`${addresses.portal}/auth/sign-in?returnTo=/vi/account`);
    await page.fill('input[name=username]', 'citizen');
    await page.fill('input[name=password]', 'không phải mật khẩu');
    await page.click('button[type=submit]');
    await expect.poll(() => page.title()).toMatch(/^Lỗi: /);
    await signIn(page, 'citizen', '/vi/account');
    await page.goto(`${addresses.portal}/vi/account`);
    await page.getByRole('button', { name: 'Đăng xuất' }).first().click();
    await page.waitForURL(/\/vi/);
    await page.goto(`${addresses.portal}/vi/account`);
    await expect.poll(() => page.locator('main').textContent()).toContain('Đăng nhập');
  });
});

test.each(['/vi', '/en', '/vi/procedures?search=khai+sinh', '/vi/procedures/1.001193', '/vi/air', '/en/air'])(
  '%s stands in nobody’s way, on a phone and at a desk',
  async (path) => {
    const page = await newVisitor(browser, phone);
    await page.goto(`${addresses.portal}${path}`);
    await page.locator('h1').waitFor();
    await expectAccessible(page);
    await page.setViewportSize(desk);
    await expectAccessible(page);
  },
);

test('the page for developers stands in nobody’s way on a phone', async () => {
  const page = await newVisitor(browser, phone);
  await page.goto(`${addresses.portal}/vi/developers`);
  await page.getByRole('searchbox').fill('declareStays');
  await page.locator('[data-search]:visible').first().waitFor();
  await expectAccessible(page);
});

test.each([
  ['receptionist', '/vi/declare'],
  ['receptionist', '/vi/in-house'],
  ['inspector', '/vi/board'],
  ['inspector', '/vi/board/search'],
  ['camera-operator', '/vi/devices'],
  ['dispatcher', '/vi/account'],
])('%s finds %s on a phone without an obstacle', async (name, path) => {
  const page = await newVisitor(browser, phone);
  await signIn(page, name, path);
  await page.locator('h1').waitFor();
  await expectAccessible(page);
});

test('a page that is not the visitor’s says so, and shows nothing of it', async () => {
  const page = await newVisitor(browser);
  await signIn(page, 'citizen', '/vi/board');
  expect(await page.locator('ol[data-event-count]').count()).toBe(0);
});

test('new measurements reach an open page by themselves', async () => {
  const page = await newVisitor(browser);
  await page.goto(`${addresses.portal}/vi/air`);
  await page.locator('[data-freshness="live"]').first().waitFor();
  const { stations } = await data<{ stations: { code: string }[] }>('{ stations(kind: AIR) { code } }');
  await data('mutation ($input: [MeasurementInput!]!) { recordMeasurements(input: $input) { accepted } }', {
    as: 'station-gateway',
    variables: {
      input: [
        { stationCode: stations[0]?.code, parameter: 'NO2', value: 77, observedAt: new Date().toISOString() },
      ],
    },
  });
  await page.locator('main', { hasText: '77' }).waitFor({ timeout: 20_000 });
});

test('no token is within reach of the scripts of a page', async () => {
  const page = await newVisitor(browser);
  await signIn(page, 'receptionist', '/vi/account');
  const reachable = await page.evaluate(
    'JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }])',
  );
  expect(reachable).not.toContain('eyJ');
});
