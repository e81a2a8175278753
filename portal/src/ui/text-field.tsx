'use client';

import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { classNames } from './class-names.ts';
import { fieldStyle } from './field-style.ts';

export type TextFieldProps = Omit<AriaTextFieldProps, 'className' | 'children' | 'isInvalid'> & {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to put it right; shown beside the field, linked from the error summary by `id`. */
  error?: string | undefined;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  /** More than one makes it a text area. */
  rows?: number;
  placeholder?: string;
  className?: string;
  inputClassName?: string;
};

export function TextField({
  label,
  hint,
  error,
  rows,
  placeholder,
  className,
  inputClassName,
  ...props
}: TextFieldProps) {
  const style = classNames(fieldStyle.input, inputClassName);
  return (
    <AriaTextField
      {...props}
      isInvalid={error !== undefined}
      className={classNames(fieldStyle.field, className)}
    >
      <Label className={fieldStyle.label}>{label}</Label>
      {hint && (
        <Text slot="description" className={fieldStyle.hint}>
          {hint}
        </Text>
      )}
      {rows && rows > 1 ? (
        <TextArea rows={rows} placeholder={placeholder} className={style} />
      ) : (
        <Input placeholder={placeholder} className={style} />
      )}
      <FieldError className={fieldStyle.error}>{error}</FieldError>
    </AriaTextField>
  );
}
