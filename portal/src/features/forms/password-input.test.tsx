import { fireEvent, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LanguageProvider } from '#language/language-provider.tsx';
import { PlainField } from './plain-field.tsx';

const form = (
  <LanguageProvider locale="en">
    <PlainField name="password" type="password" label="Password" error="Too short" />
  </LanguageProvider>
);

test('a password is hidden until its reader asks to see it, and keeps what was typed', () => {
  render(form);
  const field = screen.getByLabelText<HTMLInputElement>('Password');
  fireEvent.change(field, { target: { value: 'sea star' } });
  expect([field.type, field.getAttribute('autocapitalize')]).toEqual(['password', 'none']);
  const button = screen.getByRole('button', { name: 'Show' });
  fireEvent.click(button);
  expect([field.type, field.value, button.textContent]).toEqual(['text', 'sea star', 'Hide']);
  // The words say what a press does: a state beside them would say the opposite.
  expect(button.hasAttribute('aria-pressed')).toBe(false);
  fireEvent.click(button);
  expect(field.type).toBe('password');
  expect(field.getAttribute('aria-describedby')).toBe('password-error');
});

test('without script there is the field and no button that would do nothing', () => {
  const page = renderToString(form);
  expect(page).toContain('type="password"');
  expect(page).toMatch(/<button[^>]*invisible/);
});
