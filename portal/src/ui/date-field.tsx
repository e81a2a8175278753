'use client';

import { type CalendarDate, parseDate } from '@internationalized/date';
import type { ReactNode } from 'react';
import { DateField as AriaDateField, DateInput, DateSegment } from 'react-aria-components/DateField';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names.ts';
import { fieldStyle } from './field-style.ts';

export type DateFieldProps = {
  label: ReactNode;
  /** YYYY-MM-DD, or null while nothing whole is typed. */
  value: string | null;
  onChange: (value: string | null) => void;
  id?: string;
  hint?: ReactNode;
  error?: string | undefined;
  isRequired?: boolean;
  className?: string;
};

/** A day typed digit by digit in the order of the reader's language; no calendar to page through for a birthday. */
export function DateField({ label, value, onChange, hint, error, className, ...props }: DateFieldProps) {
  return (
    <AriaDateField<CalendarDate>
      {...props}
      value={value === null ? null : parseDate(value)}
      onChange={(day) => onChange(day === null ? null : day.toString())}
      shouldForceLeadingZeros
      isInvalid={error !== undefined}
      className={classNames(fieldStyle.field, className)}
    >
      <Label className={fieldStyle.label}>{label}</Label>
      {hint && (
        <Text slot="description" className={fieldStyle.hint}>
          {hint}
        </Text>
      )}
      <DateInput
        className={classNames(
          fieldStyle.input,
          'tabular flex items-center focus-within:outline-3 focus-within:outline-sea',
        )}
      >
        {(segment) => (
          <DateSegment
            segment={segment}
            className="rounded-sm px-0.5 text-ink focus:bg-sea focus:text-on-sea focus:outline-none data-placeholder:text-soft data-placeholder:focus:text-on-sea"
          />
        )}
      </DateInput>
      <FieldError className={fieldStyle.error}>{error}</FieldError>
    </AriaDateField>
  );
}
