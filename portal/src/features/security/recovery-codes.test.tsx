import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { RecoveryCodes } from './recovery-codes.tsx';

vi.mock('./actions.ts', () => ({ forgetCodes: async () => undefined }));

test('codes that are shown once are printed from the page', () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  render(<RecoveryCodes locale="vi" codes={['abcd-efgh', 'ijkm-npqr']} />);
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
  fireEvent.click(screen.getByRole('button', { name: 'In' }));
  expect(print).toHaveBeenCalledOnce();
  print.mockRestore();
});
