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
const between = /[\s.\-_/‐-―\p{Cf}]/gu;

const digitsOf = (text: string): string => text.normalize('NFKC').replace(between, '');

/** What was typed, as it is kept; null where it cannot be right. What only the city can know is checked when it is sent. */
export function readAnswer(question: Question, form: FormData): string | null {
  const typed = (name: string) => String(form.get(name) ?? '').trim();
  switch (question) {
    case 'name':
      return typed('fullName') || null;
    case 'national-id':
      return /^\d{12}$/.test(digitsOf(typed('nationalId'))) ? digitsOf(typed('nationalId')) : null;
    case 'birth-date':
      return readDay(typed('day'), typed('month'), typed('year'));
    case 'gender':
      return ['FEMALE', 'MALE', 'OTHER'].includes(typed('gender')) ? typed('gender') : null;
    case 'phone':
      return /^(\+?84|0)[35789]\d{8}$/.test(digitsOf(typed('phone'))) ? typed('phone') : null;
    case 'email':
      return typed('email') === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed('email'))
        ? typed('email')
        : null;
  }
}

/** The whole date may also be typed into the first box. */
function readDay(day: string, month: string, year: string): string | null {
  const [d, m, y] = month === '' && year === '' ? day.split(/[\s./-]+/) : [day, month, year];
  if (![d, m, y].every((part) => part !== undefined && /^\d{1,4}$/.test(part)) || y?.length !== 4)
    return null;
  const text = `${y}-${m?.padStart(2, '0')}-${d?.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return isReal && date <= new Date() ? text : null;
}

export const isComplete = (values: Record<string, string>): boolean =>
  questions.every((question) => question === 'email' || values[fieldOf[question]] !== undefined);
