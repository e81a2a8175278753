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

test('after a change of keys the former one opens, the new one seals, and without the former nothing old opens', () => {
  const sealed = vault.seal('099201000123', 'nationalId:1');
  const keys = { encryptionKey: 'n'.repeat(32), hashKey: 'h'.repeat(32) };
  const changed = new PersonalDataVault({ ...keys, formerEncryptionKeys: ['e'.repeat(32)] });
  expect(changed.open(sealed, 'nationalId:1')).toBe('099201000123');
  const fresh = changed.seal('099201000123', 'nationalId:1');
  expect(new PersonalDataVault(keys).open(fresh, 'nationalId:1')).toBe('099201000123');
  expect(() => new PersonalDataVault(keys).open(sealed, 'nationalId:1')).toThrow('not configured');
});

test('what the first release sealed, which named no key, opens with whichever key it was', () => {
  // 099201000123 in the place nationalId:1, sealed by the first release with the key eee….
  const sealed = Buffer.from('AUl1X9S80C5y5pwgDkil0tRDUTjnp7bbmTz1H3Yq53G23+PCCLE86iY=', 'base64');
  const keys = { encryptionKey: 'n'.repeat(32), hashKey: 'h'.repeat(32) };
  expect(vault.open(sealed, 'nationalId:1')).toBe('099201000123');
  const changed = new PersonalDataVault({ ...keys, formerEncryptionKeys: ['e'.repeat(32)] });
  expect(changed.open(sealed, 'nationalId:1')).toBe('099201000123');
  expect(() => changed.open(sealed, 'nationalId:2')).toThrow('any key');
});
