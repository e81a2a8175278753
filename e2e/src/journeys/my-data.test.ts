import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { data } from '../city/ask.ts';
import { expectAccessible, newVisitor, openBrowser, openPage, signIn } from '../city/browser.ts';
import { addresses, settings } from '../city/city.ts';
import { declareUntilAcknowledged, establishmentId, stayRow } from '../city/stays.ts';
import { waitFor } from '../city/wait-for.ts';

const run = promisify(execFile);
const purpose = `Kiểm tra định kỳ ${Date.now()}`;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  // What concerns people's rights has to work without script.
  page = await openPage(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  await signIn(page, 'citizen', '/vi/account');
});
afterAll(() => browser?.close());

const count = async () => {
  const { accessRecords } = await data<{ accessRecords: { totalCount: number } }>(
    '{ accessRecords { totalCount } }',
    {
      as: 'citizen',
    },
  );
  return accessRecords.totalCount;
};

/** The axe engine needs script, the page does not. */
async function look(path: string): Promise<void> {
  const storageState = await page.context().storageState();
  for (const width of [360, 1440]) {
    const visitor = await newVisitor(browser, { storageState, viewport: { width, height: 900 } });
    await visitor.goto(`${addresses.portal}${path}`);
    await visitor.locator('h1').waitFor();
    await expectAccessible(visitor);
    await visitor.context().close();
  }
}

test('an inspector looks at a stay, and the guest reads who it was, where and why, within seconds', async () => {
  const { me } = await data<{ me: { citizen: { nationalId: string } } }>(
    '{ me { citizen { nationalId } } }',
    {
      as: 'citizen',
    },
  );
  const house = await establishmentId();
  const stayId = await declareUntilAcknowledged(
    stayRow(house, {}, { documentNumber: me.citizen.nationalId }),
  );
  const before = await count();
  await data(
    'query ($id: ID!, $purpose: String) { stay(id: $id, purpose: $purpose) { guest { fullName } } }',
    {
      as: 'inspector',
      variables: { id: stayId, purpose },
    },
  );
  await waitFor('the look to reach the guest', async () => (await count()) > before, 30_000);
  await page.click('text=Ai đã xem dữ liệu của tôi');
  const sentence = page.locator('li', { hasText: purpose });
  await sentence.waitFor();
  await expect
    .poll(() => sentence.textContent())
    .toMatch(
      /Lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}, Công an đặc khu Phú Quốc đã xem nơi lưu trú của bạn tại .+ từ ngày/,
    );
  await look('/vi/account/access');
});

test('the guest asks about the look, the administrator answers at the desk, the guest reads the answer', async () => {
  const item = page.locator('li', { hasText: purpose });
  await item.locator('summary').click();
  await item.locator('textarea').fill('?');
  await item.locator('button[type=submit]').click();
  await page.locator('#error-summary').waitFor();
  await expect.poll(() => page.title()).toMatch(/^Lỗi: /);
  await item.locator('textarea').fill('Vì sao lại xem nơi tôi ở?');
  await item.locator('button[type=submit]').click();
  await item.getByText('Vì sao lại xem nơi tôi ở?').waitFor();

  const desk = await newVisitor(browser, { javaScriptEnabled: false });
  await signIn(desk, 'administrator', '/vi/data-requests');
  const waiting = desk.locator('[data-desk-item]', { hasText: purpose });
  await waiting.locator('textarea').fill('Theo kế hoạch kiểm tra cơ sở lưu trú tháng 11.');
  await waiting.locator('button[type=submit]').click();
  await desk.getByText('Đã lưu và báo cho công dân').waitFor();
  expect(await desk.locator('[data-desk-item]', { hasText: purpose }).count()).toBe(0);
  await desk.context().close();

  await page.goto(`${addresses.portal}/vi/account/access`);
  await item.getByText('Theo kế hoạch kiểm tra cơ sở lưu trú tháng 11.').waitFor();
});

test('the guest takes a copy of everything, says yes and no to a use, and sees by when a request is due', async () => {
  await page.goto(`${addresses.portal}/vi/account/data`);
  await page.click('text=Lập bản sao');
  await waitFor('the copy to be ready', async () => {
    await page.reload();
    return (await page.locator('[data-download]').count()) === 2;
  });
  const address = (await page.locator('[data-download=json]').first().getAttribute('href')) ?? '';
  const copy = JSON.stringify(await (await fetch(address)).json());
  for (const part of ['Khai báo lưu trú', 'Tài khoản', purpose]) expect(copy).toContain(part);
  const pdf = await fetch((await page.locator('[data-download=pdf]').first().getAttribute('href')) ?? '');
  expect(pdf.headers.get('content-type')).toBe('application/pdf');

  const consent = page.locator('[data-consent="prefilled-forms"]');
  await consent.locator('button').click();
  await consent.getByText('Rút lại').waitFor();
  await consent.locator('button').click();
  await consent.getByText('Những lần thay đổi').waitFor();

  await page.locator('#correct summary').click();
  await page.fill('#value', 'Lê Thị Ngọc Hân');
  await page.fill('#reason-correct', 'Tên trong hồ sơ thiếu dấu');
  await page.locator('#correct button[type=submit]').click();
  const request = page.locator('[data-request-kind=CORRECTION]').first();
  await expect
    .poll(() => request.textContent())
    .toMatch(/Trả lời chậm nhất ngày \d\d\/\d\d\/\d{4}, hoàn thành chậm nhất ngày/);
  await look('/vi/account/data');
});

test('who decides on the correction looks at what is held now, and the guest reads that', async () => {
  const desk = await newVisitor(browser);
  await signIn(desk, 'administrator', '/vi/data-requests');
  const waiting = desk.locator('[data-desk-item]', { hasText: 'Tên trong hồ sơ thiếu dấu' });
  await waiting.getByRole('link', { name: 'Xem giá trị đang lưu' }).click();
  await waiting.locator('[data-held]').waitFor();
  await expectAccessible(desk);
  await desk.context().close();
  await page.goto(`${addresses.portal}/vi/account/access`);
  await page.getByText('đã xem mục dữ liệu mà bạn yêu cầu sửa').first().waitFor();
});

test('the chain of looks of the running city holds', async () => {
  const env = {
    ...process.env,
    DATA_DIR: settings.dataDirectory,
    POSTGRES_PORT: String(settings.ports.postgres),
  };
  const script = new URL('../../../stack/src/verify-access-records.ts', import.meta.url).pathname;
  const { stdout } = await run(process.execPath, ['--no-warnings', script], { env });
  expect(stdout).toMatch(/\d+ access records in \d+ days: every link and root holds/);
});
