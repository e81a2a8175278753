import { dayOf, readDay } from '#features/forms/read-day.ts';

export const questions = ['name', 'national-id', 'birth-date', 'gender', 'phone', 'email'] as const;

export type Question = (typeof questions)[number];

export const isQuestion = (step: string): step is Question => questions.some((question) => question === step);

/** The field of the graph's input that a question fills. */
export const fieldOf = {
  name: 'fullName',
  'national-id': 'nationalId',
  'birth-date': 'dateOfBirth',
  gender: 'gender',
  phone: 'phone',
  email: 'email',
} as const satisfies Record<Question, string>;

export type AnswerField = (typeof fieldOf)[Question];

// What people put between digits, and what they copy without seeing it.
const between = /[\s().\-_/‐-―\p{Cf}]|^\s*tel:/giu;

const digitsOf = (text: string): string => text.normalize('NFKC').replace(between, '');

/** With any beginning, also in the eleven digits that numbers had until 2018: the city knows their new ones. */
const mobile = /^(\+84|0084|84)?0?([35789]\d{8}|1[2689]\d{8})$/;

/** What was typed, as it is kept; null where it cannot be right. What only the city can know is checked when it is sent. */
export function readAnswer(question: Question, form: FormData): string | null {
  const typed = (name: string) => String(form.get(name) ?? '').trim();
  switch (question) {
    case 'name':
      return typed('fullName') || null;
    case 'national-id':
      return /^\d{12}$/.test(digitsOf(typed('nationalId'))) ? digitsOf(typed('nationalId')) : null;
    case 'birth-date':
      return readBirthDate(typed('day'), typed('month'), typed('year'));
    case 'gender':
      return ['FEMALE', 'MALE', 'OTHER'].includes(typed('gender')) ? typed('gender') : null;
    case 'phone':
      return mobile.test(digitsOf(typed('phone'))) ? typed('phone') : null;
    case 'email':
      return typed('email') === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed('email'))
        ? typed('email')
        : null;
  }
}

/** The whole date may also be typed into the first box. */
const readBirthDate = (day: string, month: string, year: string): string | null =>
  month === '' && year === '' ? readDay(day) : dayOf(day, month, year);

export const isComplete = (values: Record<string, string>): boolean =>
  questions.every((question) => question === 'email' || values[fieldOf[question]] !== undefined);
