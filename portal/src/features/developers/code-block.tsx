import { CopyButton } from './copy-button.tsx';

/** Code to copy. Long lines wrap, so that nothing has to be scrolled sideways. */
export function CodeBlock({ label, text }: { label: string; text: string }) {
  return (
    <figure className="space-y-1">
      <figcaption className="flex flex-wrap items-center justify-between gap-3 text-sm font-medium">
        {label}
        <CopyButton text={text} />
      </figcaption>
      <pre className="rounded-md border border-rule bg-paper p-4 text-sm leading-relaxed break-words whitespace-pre-wrap">
        <code>{text}</code>
      </pre>
    </figure>
  );
}
