/** Mesos releases as rules name them: major and minor, from the first with network infos to the last one. */
export const RELEASES = [
  ...['0.25', '0.26', '0.27', '0.28'],
  ...['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8', '1.9', '1.10', '1.11'],
] as const;
export type Release = (typeof RELEASES)[number];
export const NEWEST: Release = '1.11';

/** Both ends inclusive; without `to` it holds up to the newest. */
export interface ReleaseRange {
  readonly from: Release;
  readonly to?: Release;
}

/** `1.9` or `1.9.0`; `undefined` for what is no release that rules know. */
export function parseRelease(text: string): Release | undefined {
  const [, minor] = /^v?(\d+\.\d+)(?:\.\d+)?$/.exec(text) ?? [];
  return RELEASES.find((release) => release === minor);
}

export function covers({ from, to = NEWEST }: ReleaseRange, release: Release): boolean {
  const at = RELEASES.indexOf(release);
  return RELEASES.indexOf(from) <= at && at <= RELEASES.indexOf(to);
}

/** Whether it holds in that release or in a later one. */
export function reaches({ to = NEWEST }: ReleaseRange, release: Release): boolean {
  return RELEASES.indexOf(to) >= RELEASES.indexOf(release);
}

/** As `1.0 and later`. */
export function formatRange({ from, to }: ReleaseRange): string {
  if (to === undefined || to === NEWEST) return from === RELEASES[0] ? 'all versions' : `${from} and later`;
  return from === to ? from : `${from} to ${to}`;
}
