import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, newVisitor, openBrowser, signIn } from '../city/browser.ts';
import { kill, tokenOf } from '../city/city.ts';
import {
  declareUntilAcknowledged,
  declareWhile,
  establishmentId,
  inDays,
  inventedCitizenId,
  stayRow,
} from '../city/stays.ts';
import { waitFor } from '../city/wait-for.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A specimen in the German manner: one letter for the country, no optional data. */
const passport = [
  'P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<',
  'C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4',
];

async function declareTwoGuests(desk: Page): Promise<string[]> {
  await desk.fill('#mrz-lines', passport.join('\n'));
  await desk.getByRole('button', { name: 'Đọc hộ chiếu' }).click();
  await waitFor('the passport to be read', async () =>
    (await desk.inputValue('#guest-1-fullName')).includes('MUSTERMANN'),
  );
  await desk.fill('#guest-1-permittedUntil', inDays(30).split('-').reverse().join('/'));

  await desk.getByRole('button', { name: 'Thêm khách' }).click();
  await desk.fill('#guest-2-fullName', 'Lê Thị Gõ Tay');
  await desk.fill('#guest-2-dateOfBirth', '04/05/1990');
  await desk.selectOption('#guest-2-gender', 'FEMALE');
  // A further guest begins as a companion of the one before: same country, same kind of document.
  await desk.fill('#guest-2-nationality', 'Việt Nam');
  await desk.selectOption('#guest-2-documentKind', 'CITIZEN_ID_CARD');
  // As people type it from the card.
  await desk.fill('#guest-2-documentNumber', inventedCitizenId().replace(/(...)(?=.)/g, '$1 '));
  await expectAccessible(desk);

  await desk.getByRole('button', { name: 'Khai báo 2 khách' }).click();
  await desk.locator('section[data-receipts="2"]').waitFor();
  const receipts = desk.locator('li[data-receipt-number]');
  return receipts.evaluateAll((items) => items.map((item) => item.getAttribute('data-receipt-number') ?? ''));
}

const streamCount = async (board: Page) =>
  Number(await board.locator('ol[data-event-count]').getAttribute('data-event-count'));

/**
 * Declares until the board shows it so soon after it was acknowledged. Twice the machine may have been busy with
 * something else; who asks again now and then, instead of being told, is too late each time. Answers how often.
 */
async function untilSeenWithin(soonMs: number, board: Page): Promise<number> {
  const taken: number[] = [];
  while (taken.length < 3 && !taken.some((ms) => ms < soonMs)) {
    const before = await streamCount(board);
    await declareUntilAcknowledged(stayRow(await establishmentId()));
    const acknowledgedAt = performance.now();
    await board.locator(`ol[data-event-count="${before + 1}"]`).waitFor();
    taken.push(performance.now() - acknowledgedAt);
  }
  expect(Math.min(...taken)).toBeLessThan(soonMs);
  return taken.length;
}

test('what a hotel declares is on the inspector’s board in two seconds, and exactly once whatever is killed', async () => {
  const [board, desk] = await Promise.all([newVisitor(browser), newVisitor(browser)]);
  await signIn(board, 'inspector', '/vi/board');
  await board.locator('[data-freshness="live"]').first().waitFor();
  await signIn(desk, 'receptionist', '/vi/declare');

  const receipts = await declareTwoGuests(desk);
  for (const receipt of receipts) await board.locator(`li[data-receipt-number="${receipt}"]`).waitFor();
  const row = board.locator(`li[data-receipt-number="${receipts[0]}"]`);
  // The establishment's own name, and its operator's, which only the identity subgraph knows.
  expect(await row.textContent()).toContain('Khách sạn Sóng Ngọc');
  expect(await row.textContent()).toContain('Công ty TNHH Khách sạn Sóng Ngọc');
  expect(await streamCount(board)).toBe(2);
  await expectAccessible(board);
  const tries = await untilSeenWithin(2_000, board);

  await board.evaluate('window.hasNotBeenReloaded = true');
  await tokenOf('hotel-software');
  const acknowledged = await declareWhile(await establishmentId(), 200, async (count) => {
    await waitFor('forty declarations', () => count() >= 40);
    kill('gateway');
    await waitFor('a hundred and twenty declarations', () => count() >= 120, 120_000);
    kill('accommodation');
  });
  await waitFor('two hundred arrivals more', async () => (await streamCount(board)) >= 202 + tries, 120_000);
  await board.locator('[data-freshness="live"]').first().waitFor();
  const ids = await board
    .locator('ol[data-event-count] li[data-stay-id]')
    .evaluateAll((rows) => rows.map((one) => one.getAttribute('data-stay-id')));
  expect(await streamCount(board)).toBe(202 + tries);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(acknowledged));
  expect(await board.evaluate('window.hasNotBeenReloaded')).toBe(true);
}, 480_000);
