/**
 * The Decision rounds half up. The tolerance is there because a sub-index that is exactly 109.5 comes out of the
 * arithmetic as 109.49999999999999, and its official example says 110.
 */
export function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5 + 1e-9);
}
