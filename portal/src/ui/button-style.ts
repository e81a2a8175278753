import { classNames } from './class-names.ts';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'medium' | 'small' | 'large';

const kinds: Record<ButtonKind, string> = {
  primary: 'bg-sea text-on-sea hover:bg-sea-deep',
  secondary: 'border border-strong bg-paper text-ink hover:border-sea hover:text-sea',
  quiet: 'text-sea hover:bg-sea-wash',
  danger: 'border border-coral text-coral hover:bg-coral-wash',
};

const sizes: Record<ButtonSize, string> = {
  small: 'min-h-9 px-3 text-sm',
  medium: 'min-h-11 px-4',
  large: 'min-h-13 px-6 text-lg',
};

/** One look for buttons, links that act and form buttons that must work without script. */
export function buttonStyle(kind: ButtonKind = 'primary', size: ButtonSize = 'medium', more = ''): string {
  return classNames(
    'inline-flex cursor-pointer items-center justify-center gap-2 rounded-md py-1 text-center font-medium no-underline transition-colors duration-150',
    'disabled:cursor-not-allowed disabled:opacity-55 data-disabled:cursor-not-allowed data-disabled:opacity-55',
    kinds[kind],
    sizes[size],
    more,
  );
}
