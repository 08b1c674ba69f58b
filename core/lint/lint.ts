/** What Mesos will do with a launch: every rule that has something to say, for one release or for all. */
import type { DraftLaunch } from './draft.js';
import { LEVELS, type Level, type Rule, type Spot } from './rule.js';
import { CHECK_RULES } from './rules-check.js';
import { DOCKER_RULES } from './rules-docker.js';
import { NETWORK_RULES } from './rules-network.js';
import { PLACEMENT_RULES } from './rules-placement.js';
import { POD_RELEASE, POD_RULES, POD_UNKNOWN } from './rules-pod.js';
import { covers, NEWEST, reaches, type Release, type ReleaseRange } from './versions.js';

export const RULES: readonly Rule[] = [...PLACEMENT_RULES, ...NETWORK_RULES, ...DOCKER_RULES, ...POD_RULES, ...CHECK_RULES];

export interface Finding extends Spot {
  readonly rule: string;
  readonly level: Level;
  readonly range: ReleaseRange;
  readonly remedy: string;
}

/**
 * Errors first, then launch by launch in the order of the rules. Without a release all rules speak; what is so in older
 * releases only is then one level lower, as no launch is right for all of them. Releases before pods say of a pod only that.
 */
export function lintLaunches(launches: readonly DraftLaunch[], release: Release | undefined): readonly Finding[] {
  const rules = RULES.filter((rule) => release === undefined || covers(rule, release));
  const findings = launches.flatMap((launch) =>
    rules
      .filter((rule) => !launch.isPod || reaches(rule, POD_RELEASE) || rule.id === POD_UNKNOWN)
      .flatMap((rule) => rule.find(launch).map((spot) => toFinding(rule, spot, release))),
  );
  return findings.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

function toFinding(rule: Rule, { taskId, path, message }: Spot, release: Release | undefined): Finding {
  const { id, from, to, remedy } = rule;
  const level = release === undefined && !covers(rule, NEWEST) ? LOWER[rule.level] : rule.level;
  return { rule: id, level, taskId, path, message, range: to === undefined ? { from } : { from, to }, remedy };
}

const LOWER: Readonly<Record<Level, Level>> = { error: 'warning', warning: 'note', note: 'note' };
