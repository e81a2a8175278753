type KeyListProps = { label: string; keys: readonly (readonly [key: string, meaning: string])[] };

/** Opened by “?”: what the keyboard can do here. */
export function KeyList({ label, keys }: KeyListProps) {
  return (
    <section aria-label={label} className="rounded-md border border-rule bg-paper px-4 py-3">
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
        {keys.map(([key, meaning]) => (
          <div key={key} className="flex items-center gap-2">
            <dt>
              <kbd className="rounded-sm border border-strong bg-ground px-2 py-0.5 font-sans font-medium">
                {key}
              </kbd>
            </dt>
            <dd className="text-soft">{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
