/** Label above, hint below the label, error right below the field, so that fields side by side stay in line. */
export const fieldStyle = {
  field: 'flex flex-col gap-1',
  label: 'font-medium',
  hint: 'text-sm text-soft',
  error: 'flex gap-1 text-sm font-medium text-coral',
  input:
    'min-h-11 w-full rounded-md border border-strong bg-paper px-3 py-2 text-ink placeholder:text-soft aria-invalid:border-2 aria-invalid:border-coral data-invalid:border-2 data-invalid:border-coral',
} as const;
