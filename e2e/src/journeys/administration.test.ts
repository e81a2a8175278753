import { demoToken } from '@city/stack/sign-in/demo-token';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../city/ask.ts';
import { expectAccessible, newVisitor, openBrowser, openPage, signIn } from '../city/browser.ts';
import { addresses, settings, tokenOf } from '../city/city.ts';
import { waitFor } from '../city/wait-for.ts';

let browser: Browser;
let desk: Page;
beforeAll(async () => {
  browser = await openBrowser();
  desk = await openPage(browser);
  await signIn(desk, 'administrator', '/vi/administration');
});
afterAll(() => browser.close());

/** The invented environment officer, whom no other journey needs. */
const officer = { account: 'environment-officer', name: 'Đỗ Hải Yến', nationalId: '099 185 000 009' };
const station = 'Công an đặc khu Phú Quốc, địa bàn Dương Đông';
const withinMs = 5_000;

const reasonOf = async (token: string) => {
  const { status, errors } = await ask('{ me { scopes } }', { token });
  const { reason } = (errors?.[0]?.extensions ?? {}) as { reason?: string };
  return status === 401 ? reason : undefined;
};

const isRefused = (token: string) =>
  waitFor(
    'the token of before to be refused',
    async () => (await reasonOf(token)) === 'TOKEN_REVOKED',
    withinMs,
  );

async function tokenWith(
  clientId: string,
  secret: string,
): Promise<{ access_token?: string; error?: string }> {
  const response = await fetch(`${addresses.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: 'urn:city:graph' }),
  });
  return (await response.json()) as { access_token?: string; error?: string };
}

test('an officer is added, may work within seconds, and no longer when the role has ended', async () => {
  const tokenBefore = await tokenOf(officer.account);
  const colleague = await newVisitor(browser);
  await signIn(colleague, officer.account, '/vi/board');
  await colleague.getByRole('heading', { level: 1 }).waitFor();
  expect(await colleague.locator('[data-freshness]').count()).toBe(0);

  await expectAccessible(desk);
  await desk.getByRole('link', { name: station }).click();
  await desk.getByRole('heading', { level: 1, name: station }).waitFor();
  await desk.getByRole('link', { name: 'Thêm thành viên' }).click();
  await desk.getByRole('button', { name: 'Tìm người này' }).click();
  await desk.locator('#error-summary').waitFor();
  await expectAccessible(desk);
  // By keyboard from here on, as somebody without a mouse does.
  await desk.getByLabel('Số định danh cá nhân').fill(officer.nationalId);
  await desk.keyboard.press('Enter');
  await desk.getByText(officer.name).waitFor();
  await desk.getByLabel('Cán bộ quản lý lưu trú').focus();
  await desk.keyboard.press('Space');
  await expectAccessible(desk);
  await desk.keyboard.press('Enter');
  await desk.getByText(`Đã giao vai trò cho ${officer.name}`).waitFor();
  await isRefused(tokenBefore);

  await colleague.reload();
  await colleague.getByRole('button', { name: new RegExp(station) }).click();
  await colleague.locator('[data-freshness="live"]').first().waitFor();
  const notices = await ask<{ notifications: { nodes: { title: { vi: string } }[] } }>(
    '{ notifications(first: 20) { nodes { title { vi } } } }',
    { token: await demoToken(settings, officer.account) },
  );
  const titles = notices.data?.notifications.nodes.map(({ title }) => title.vi);
  expect(titles).toEqual(
    expect.arrayContaining(['Bạn được giao vai trò mới', 'Có người tra cứu số định danh của bạn']),
  );

  await desk.getByRole('link', { name: 'Về đơn vị' }).click();
  await desk.getByRole('button', { name: `Kết thúc vai trò của ${officer.name}` }).click();
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'Kết thúc vai trò', exact: true }).press('Enter');
  await desk.getByText(`${officer.name} không còn vai trò tại đơn vị này`).waitFor();
  // The open board notices by itself.
  await colleague.locator('[data-freshness="refused"]').first().waitFor({ timeout: 30_000 });
  await colleague.reload();
  await colleague.getByRole('heading', { level: 1 }).waitFor();
  expect(await colleague.locator('[data-freshness]').count()).toBe(0);
});

test('software is registered, its secret shown once, and refused within seconds when it is revoked', async () => {
  const phone = await newVisitor(browser, { viewport: { width: 360, height: 780 } });
  await signIn(phone, 'administrator', '/vi/administration');
  await phone.getByRole('link', { name: station }).click();
  await phone.getByRole('link', { name: 'Đăng ký phần mềm' }).click();
  await phone.getByLabel('Tên phần mềm').fill('Phần mềm trực ban');
  await phone.getByRole('checkbox', { name: /Theo dõi, tra cứu lưu trú/ }).check();
  await expectAccessible(phone);
  await phone.getByRole('button', { name: 'Đăng ký', exact: true }).click();
  await phone.locator('[data-secret]').waitFor();
  await expectAccessible(phone);
  const clientId = await phone
    .getByLabel(/client_id/)
    .first()
    .inputValue();
  const secret = await phone
    .getByLabel(/client_secret/)
    .first()
    .inputValue();
  const first = await tokenWith(clientId, secret);
  const me = await ask<{ me: { scopes: string[] } }>('{ me { scopes } }', { token: first.access_token });
  expect(me.data?.me.scopes).toEqual(['accommodation:inspect']);

  await phone.getByRole('link', { name: 'Về đơn vị' }).click();
  const row = phone.locator(`[data-client="${clientId}"]`);
  await row
    .getByRole('button', { name: /Đổi mã bí mật/ })
    .first()
    .click();
  await row.getByRole('button', { name: 'Đổi mã bí mật', exact: true }).last().click();
  await row.locator('[data-secret]').waitFor();
  const rolled = await row
    .getByLabel(/client_secret/)
    .first()
    .inputValue();
  expect(rolled).not.toBe(secret);
  for (const good of [secret, rolled]) expect((await tokenWith(clientId, good)).access_token).toBeTruthy();

  await row.getByRole('button', { name: 'Thu hồi Phần mềm trực ban' }).click();
  await phone.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
  await phone.getByText('Đã thu hồi Phần mềm trực ban').waitFor();
  await isRefused(first.access_token ?? '');
  expect((await tokenWith(clientId, rolled)).error).toBe('invalid_client');
  await expectAccessible(phone);
});
