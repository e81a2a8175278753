import { createTestDatabase } from '@city/kit/testing/test-database';
import { describe, expect, test } from 'vitest';
import { createPrisma } from '../database.ts';
import { readCatalogue } from './read-catalogue.ts';
import { readDocuments } from './read-documents.ts';
import { storeCatalogue } from './store-catalogue.ts';

test('the seed folder holds 450 procedures, each with an agency, a field and documents', () => {
  const { procedures, fields, versions, documents } = readCatalogue();
  expect(procedures).toHaveLength(450);
  expect(new Set(procedures.map(({ code }) => code)).size).toBe(450);
  expect(fields).toHaveLength(61);
  expect(versions).toHaveLength(450);
  expect(new Set(documents.map(({ procedureId }) => procedureId)).size).toBe(450);
});

test('two seeds at once fill the catalogue once; a third leaves it alone', async () => {
  const database = await createTestDatabase('procedures');
  const catalogue = readCatalogue();
  const prisma = createPrisma(database.url);
  const both = await Promise.all([storeCatalogue(prisma, catalogue), storeCatalogue(prisma, catalogue)]);
  expect(both.sort()).toEqual([false, true]);
  expect(await storeCatalogue(prisma, catalogue)).toBe(false);
  expect(await prisma.procedure.count()).toBe(450);
  await prisma.$disconnect();
  await database.drop();
});

describe('documents', () => {
  test.each([
    ['Tờ khai theo mẫu', { mandatory: true, originals: 1, copies: 0 }],
    ['Bản sao CCCD', { mandatory: true, originals: 0, copies: 1 }],
    ['Văn bản ủy quyền (nếu có)', { mandatory: false, originals: 1, copies: 0 }],
    ['Giấy tờ chứng minh quan hệ (nếu yêu cầu thay)', { mandatory: false }],
    ['02 bộ bản vẽ thiết kế xây dựng', { originals: 2, copies: 0 }],
    ['03 bản kế hoạch bảo vệ môi trường', { originals: 3 }],
    ['Tờ khai đăng ký khai thác nước dưới đất (02 bản)', { originals: 2 }],
    ['Văn bản đề nghị (Mẫu số 03)', { originals: 1 }],
  ])('%j', (name, expected) => {
    expect(readDocuments(name)).toEqual([
      expect.objectContaining({ code: 'GT01', nameVi: name, ...expected }),
    ]);
  });

  test('are split at semicolons and numbered', () => {
    const codes = readDocuments('Một; Hai ;; Ba').map(({ code, nameVi }) => [code, nameVi]);
    expect(codes).toEqual([
      ['GT01', 'Một'],
      ['GT02', 'Hai'],
      ['GT03', 'Ba'],
    ]);
  });
});
