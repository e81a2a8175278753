import type { ReactNode } from 'react';

type HatFormProps = {
  organizationId: string;
  returnTo: string;
  className: string;
  isWorn?: boolean;
  children: ReactNode;
};

/** A button that changes the hat; a form, so that it needs no script. */
export function HatForm({ organizationId, returnTo, className, isWorn, children }: HatFormProps) {
  return (
    <form method="post" action="/auth/hat">
      <input type="hidden" name="returnTo" value={returnTo} />
      <button
        type="submit"
        name="organizationId"
        value={organizationId}
        className={className}
        aria-pressed={isWorn}
      >
        {children}
      </button>
    </form>
  );
}
