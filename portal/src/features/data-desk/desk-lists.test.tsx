import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { DeskRequestFragment } from '#generated/graphql/graphql.ts';
import { type Held, RequestQueue } from './desk-lists.tsx';

const correction = (id: string, more: object) => ({
  id,
  kind: 'CORRECTION',
  requestedAt: '2026-11-22T01:30:00Z',
  answerBy: '2026-11-25',
  completeBy: '2026-12-07',
  reason: 'Ghi sai',
  isLifted: false,
  citizen: { id: 'c-1', fullName: 'Trần Ngọc Thử' },
  ...more,
});
const items = [
  correction('r-1', { correctedField: 'DATE_OF_BIRTH', correctedValue: '1991-03-04' }),
  correction('r-2', { correctedField: 'PERMANENT_ADDRESS', correctedValue: 'Tổ 2, Dương Đông' }),
] as unknown as DeskRequestFragment[];

const show = (held: Held | null) => {
  render(<RequestQueue locale="vi" items={items} draft={null} held={held} />);
  const links = screen.getAllByText('Xem giá trị đang lưu').map((link) => link.getAttribute('href'));
  return { links, held: [...document.querySelectorAll('[data-held]')].map((line) => line.textContent) };
};

test('what is held now is looked at for one request, when the officer asks for it', () => {
  expect(show(null)).toEqual({
    links: ['/vi/data-requests?held=r-1#item-r-1', '/vi/data-requests?held=r-2#item-r-2'],
    held: [],
  });
});

test('it stands beside the wanted value, in words', () => {
  const { links, held } = show({ id: 'r-1', value: '1990-03-04' });
  expect(held).toEqual(['Đang lưu: 04/03/1990']);
  expect(links).toHaveLength(1);
});

test('where nothing is held that is said', () => {
  expect(show({ id: 'r-2', value: null }).held).toEqual(['Đang lưu: chưa có gì']);
});
