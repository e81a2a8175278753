/** Points down, and up while the `details` around it, a `group/fold`, is open. */
export function FoldMark() {
  return (
    <svg
      viewBox="0 0 12 8"
      aria-hidden="true"
      className="w-3 shrink-0 fill-none stroke-current stroke-2 transition-transform duration-150 group-open/fold:rotate-180"
    >
      <path d="M1 1l5 5 5-5" />
    </svg>
  );
}
