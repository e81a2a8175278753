import { describe, expect, test } from 'vitest';
import { badUserInput, CityError, cityError, fieldProblem, notFound, rateLimited } from './city-error.ts';
import { errorCodes } from './error-code.ts';
import { errorReference } from './error-reference.ts';
import { defineErrors, registeredErrors } from './error-registry.ts';
import { sharedErrors } from './shared-errors.ts';

const gardenErrors = defineErrors('garden', {
  TREE_TOO_TALL: {
    description: 'A tree is taller | than the law allows.',
    since: '0.1.0',
    category: 'CONFLICT',
    message: ({ metres }: { metres: number }) => ({
      vi: `Cây cao hơn ${metres.toFixed(1)} mét.`,
      en: `Taller than ${metres.toFixed(1)} metres.`,
    }),
  },
});

describe('a defined error', () => {
  test('is thrown with its category, its code as the reason and both messages', () => {
    const error = cityError(gardenErrors.TREE_TOO_TALL, { metres: 20 });
    expect(error).toBeInstanceOf(CityError);
    expect(error).toMatchObject({
      code: 'CONFLICT',
      reason: 'TREE_TOO_TALL',
      messages: { vi: 'Cây cao hơn 20.0 mét.', en: 'Taller than 20.0 metres.' },
    });
  });

  test('that is its own category gives no reason beside the code', () => {
    expect(cityError(sharedErrors.FORBIDDEN)).toMatchObject({ code: 'FORBIDDEN', reason: undefined });
  });

  test('has one owner: a second one is told to choose another code', () => {
    expect(() => defineErrors('orchard', { TREE_TOO_TALL: gardenErrors.TREE_TOO_TALL })).toThrow(
      'already defined by garden',
    );
    expect(() => defineErrors('garden', { TREE_TOO_TALL: gardenErrors.TREE_TOO_TALL })).not.toThrow();
  });
});

describe('shared errors', () => {
  test('cover every code of the contract', () => {
    expect(Object.keys(sharedErrors)).toEqual(expect.arrayContaining([...errorCodes]));
  });

  test('say what to do, in both languages, without blame', () => {
    const withParameters = [
      notFound({ vi: 'cơ sở lưu trú', en: 'the establishment' }),
      rateLimited(30),
      cityError(sharedErrors.PAGE_SIZE_INVALID, { maximum: 500 }),
    ];
    for (const { messages } of withParameters) {
      expect(messages.vi).not.toBe(messages.en);
      expect(`${messages.vi} ${messages.en}`).not.toMatch(/undefined|wrong|illegal|invalid|lỗi của bạn/i);
    }
    expect(rateLimited(30)).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 30 });
  });

  test('of one field speak for the whole; of several, say how many', () => {
    const problem = fieldProblem('after', sharedErrors.CURSOR_INVALID);
    expect(badUserInput([problem]).messages).toEqual(problem.message);
    expect(badUserInput([problem, problem]).messages.en).toContain('2 entries');
  });
});

describe('the reference', () => {
  test('has every registered error under its category, with placeholders for what is not known', () => {
    const page = errorReference();
    for (const { code } of registeredErrors()) expect(page).toContain(`| \`${code}\` |`);
    expect(page).toContain(
      '| `TREE_TOO_TALL` | garden | A tree is taller \\| than the law allows. | Cây cao hơn {metres} mét.<br>Taller than {metres} metres. | 0.1.0 |',
    );
    expect(page).not.toMatch(/undefined|\[object|=>/);
  });
});
