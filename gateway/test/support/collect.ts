import type { Client } from 'graphql-ws';

type Result = { data?: Record<string, unknown> | null; errors?: unknown };

/** Subscribes and keeps what comes. */
export function collect(client: Client, query: string, variables: Record<string, unknown> = {}) {
  const results: Result[] = [];
  let failure: unknown;
  let isComplete = false;
  const unsubscribe = client.subscribe<Record<string, unknown>>(
    { query, variables },
    {
      next: (result) => results.push(result as Result),
      error: (error) => {
        failure = error;
      },
      complete: () => {
        isComplete = true;
      },
    },
  );
  return {
    results,
    unsubscribe,
    failure: () => failure,
    isComplete: () => isComplete,
    has: (count: number) => until(() => results.length >= count),
  };
}

/** Waits for a condition, never for a time. */
export async function until(condition: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('The condition did not become true.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function cursorIn(data: Result['data']): unknown {
  return (data?.noteAdded as { eventCursor?: string } | undefined)?.eventCursor;
}
