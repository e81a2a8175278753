import { expect, test } from 'vitest';
import { PersonalDataVault } from './personal-data-vault.ts';

const vault = new PersonalDataVault({ encryptionKey: 'e'.repeat(32), hashKey: 'h'.repeat(32) });

test('a sealed value opens in its own place only', () => {
  const sealed = vault.seal('099201000123', 'nationalId:1');
  expect(vault.open(sealed, 'nationalId:1')).toBe('099201000123');
  expect(() => vault.open(sealed, 'nationalId:2')).toThrow();
});

test('a sealed value shows nothing and differs each time', () => {
  const sealed = vault.seal('099201000123', 'nationalId:1');
  expect(Buffer.from(sealed).includes('099201')).toBe(false);
  expect(vault.seal('099201000123', 'nationalId:1')).not.toEqual(sealed);
});

test('a changed byte does not open', () => {
  const sealed = vault.seal('099201000123', 'nationalId:1');
  for (const index of [0, 5, 20, sealed.length - 1]) {
    const changed = Uint8Array.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => vault.open(changed, 'nationalId:1')).toThrow();
  }
});

test('fingerprints agree for the same value and need the key', () => {
  expect(vault.fingerprint('nationalId', '099201000123')).toEqual(
    vault.fingerprint('nationalId', '099201000123'),
  );
  expect(vault.fingerprint('phone', '099201000123')).not.toEqual(
    vault.fingerprint('nationalId', '099201000123'),
  );
  const other = new PersonalDataVault({ encryptionKey: 'e'.repeat(32), hashKey: 'i'.repeat(32) });
  expect(other.fingerprint('nationalId', '1')).not.toEqual(vault.fingerprint('nationalId', '1'));
});
