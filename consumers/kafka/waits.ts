/** Waits that end with what they depend on. */
export interface Waits {
  /** Until the work is done, which never rejects, or all waits are ended. */
  readonly during: (work: Promise<void>) => Promise<void>;
  /** Ends all, and all to come. */
  readonly end: () => void;
}

/** By hand: each race with a promise that lives long would be remembered for as long as it does. */
export function createWaits(): Waits {
  const waiting = new Set<() => void>();
  let isOver = false;
  return {
    during: (work) =>
      new Promise((resolve) => {
        const done = (): void => {
          waiting.delete(done);
          resolve();
        };
        waiting.add(done);
        void work.then(done);
        if (isOver) done();
      }),
    end: () => {
      isOver = true;
      for (const done of [...waiting]) done();
    },
  };
}
