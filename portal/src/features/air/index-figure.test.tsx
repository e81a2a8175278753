import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { IndexFigure } from './index-figure.tsx';
import { indexOf } from './testing/index-of.ts';

it('says the number, the word and what it comes from; the colour only repeats them', () => {
  const { container } = render(<IndexFigure station={{ kind: 'AIR', index: indexOf(188) }} locale="vi" />);
  expect(screen.getByText('188')).toBeDefined();
  expect(screen.getByText('Xấu')).toBeDefined();
  expect(screen.getByText('Chủ yếu do PM2.5')).toBeDefined();
  expect(screen.getByText('Số liệu giờ 14:00')).toBeDefined();
  const lit = container.querySelectorAll<HTMLElement>('[data-band]');
  expect(lit).toHaveLength(1);
  expect(lit[0]?.style.backgroundColor).toBe('rgb(255, 0, 0)');
  expect(lit[0]?.closest('[aria-hidden="true"]')).not.toBeNull();
});

it('says in plain words why there is no index, with the parts that there are', () => {
  const index = indexOf(null, {
    kind: 'VN_WQI',
    missing: { vi: 'Trạm đo 2 trong 5 nhóm thông số.', en: null },
    parts: [{ parameter: { code: 'PH' }, value: 100 }],
  });
  render(<IndexFigure station={{ kind: 'WATER', index }} locale="vi" />);
  expect(screen.getByText('Chưa tính được VN_WQI')).toBeDefined();
  expect(screen.getByText('Trạm đo 2 trong 5 nhóm thông số.')).toBeDefined();
  expect(screen.getByText('pH').parentElement?.textContent).toBe('pH100');
});

it('admits that the last hours say nothing', () => {
  render(<IndexFigure station={{ kind: 'AIR', index: null }} locale="en" />);
  expect(screen.getByText('No VN_AQI yet')).toBeDefined();
  expect(screen.getByText('The station has too few valid readings in the last 3 hours.')).toBeDefined();
});
