/**
 * While the members of the group judge by different configurations, one must not close what another would open again
 * (protocol.md §5.5): a target that only the configuration removes is stopped at once, but its incident waits.
 */

/** How long it waits at the most. */
export const WITHHELD_MAX_MS = 600_000;

export interface Agreement {
  /** What decides which targets there are and how they are judged, as a hash. */
  readonly configuration: string;
  /** Of the other members, each as often as it is used; `undefined` while it is not known. */
  readonly others: readonly string[] | undefined;
  readonly isReached: boolean;
  /** Targets that are stopped and whose incident waits. */
  readonly withheld: number;
}

/** A member that tells no configuration differs from any. */
export function isAgreed(configuration: string, others: readonly string[] | undefined): boolean {
  return others?.every((other) => other === configuration) === true;
}

/** Different ones among us and the others, as far as they are known. */
export function countConfigurations({ configuration, others = [] }: Pick<Agreement, 'configuration' | 'others'>): number {
  return new Set([configuration, ...others]).size;
}
