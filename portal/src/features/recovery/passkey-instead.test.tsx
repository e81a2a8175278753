import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beginPasskeyReset } from './actions.ts';
import { PasskeyInstead } from './passkey-instead.tsx';

vi.mock('./actions.ts', () => ({ beginPasskeyReset: vi.fn() }));

const begin = vi.mocked(beginPasskeyReset);
const device = { get: vi.fn() };
const sent = vi.fn();

beforeEach(() => {
  vi.stubGlobal('PublicKeyCredential', { parseRequestOptionsFromJSON: (options: object) => options });
  vi.stubGlobal('navigator', { ...navigator, credentials: device });
  HTMLFormElement.prototype.requestSubmit = function (this: HTMLFormElement) {
    sent(new FormData(this).get('passkey'));
  };
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

function press() {
  render(
    <form>
      <PasskeyInstead locale="en" />
    </form>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Set the new password with a passkey' }));
}

test('the form around it is sent with what the device signed', async () => {
  begin.mockResolvedValue({ options: '{"challenge":"abc"}' });
  device.get.mockResolvedValue({ id: 'key' });
  press();
  await vi.waitFor(() => expect(sent).toHaveBeenCalledWith('{"id":"key"}'));
  expect(device.get).toHaveBeenCalledWith({ publicKey: { challenge: 'abc' } });
});

test.each([
  ['the device has no key', () => device.get.mockRejectedValue(new DOMException('no', 'NotAllowedError'))],
  ['the portal is out of reach', () => begin.mockRejectedValue(new TypeError('Failed to fetch'))],
])('where %s it says so, and can be pressed again', async (_, fail) => {
  begin.mockResolvedValue({ options: '{}' });
  fail();
  press();
  await screen.findByText(/Try again or enter|try again in a few minutes/);
  expect(screen.getByRole<HTMLButtonElement>('button').disabled).toBe(false);
  expect(sent).not.toHaveBeenCalled();
});
