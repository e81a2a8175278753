import type { QueryPlannerConfig } from '@apollo/query-planner';
import { limitExceeded } from '../limits/query-limits.ts';

/** Ways through the subgraphs that are looked at for one path of an operation. */
const maximumPaths = 300;

/**
 * Where many subgraphs know the same fields, plans multiply with each field of an operation: a query of 1 kB over six
 * such subgraphs took Apollo's planner 22 seconds. It is told to look at fewer; what it then finds is right, if not
 * always the best. The operations of an ordinary graph have tens.
 */
export const boundedPlanning = {
  debug: { maxEvaluatedPlans: 100, pathsLimit: maximumPaths },
} satisfies QueryPlannerConfig;

/** Of an operation that has too many ways the planner says so in its own words, or that an array would be too long. */
export function withinBounds<T>(plan: () => T): T {
  try {
    return plan();
  } catch (error) {
    const isTooMany = error instanceof Error && error.message.startsWith('Too many options');
    if (isTooMany || error instanceof RangeError) throw limitExceeded('plans', maximumPaths);
    throw error;
  }
}
