'use client';

import { useMessages } from '#language/language-provider.tsx';
import { Skeleton, SkeletonRows } from '#ui/skeleton.tsx';
import { statesMessages } from './states.messages.ts';

/** For work pages only: a page that streams in behind it stays hidden without script, and citizens' pages must not. */
export function LoadingPage() {
  const words = useMessages(statesMessages);
  return (
    <div className="space-y-8">
      <Skeleton className="h-11 w-72 max-w-full" />
      <Skeleton className="h-24 w-full" />
      <SkeletonRows rows={6} label={words.loading} />
    </div>
  );
}
