/** Resolves as the work does, and rejects at the deadline if it has not by then. The work itself goes on for others. */
export function inTime<T>(work: Promise<T>, deadline: number, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), Math.max(0, deadline - performance.now()));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
