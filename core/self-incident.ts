/**
 * Incidents of scope `self`: what this system cannot see or do, told like any other. Each is about one thing, of which one
 * incident is open at a time; the share that answers for it owns it.
 */
import { isLive, type EngineContext } from './context.js';
import { endIncident, noteIncident, openIncident } from './delivery.js';
import { stableHash } from './murmur2.js';
import type { ClosedAs, IncidentRecord } from './records.js';

export interface SelfWish {
  /** What it is about: equal whoever asks, now and after a hand-over. */
  readonly about: string;
  readonly share: number;
  /** One sentence: what is wrong; `undefined` when nothing is. */
  readonly problem: string | undefined;
  /** Why it closes. */
  readonly recovered: string;
  /** Default `recovered`. */
  readonly closedAs?: ClosedAs;
  /** How many of how many are concerned, where it can be counted. */
  readonly failing?: number;
  readonly of?: number;
  /** For routes and silences. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Opens and closes so that the incidents of our live shares are those wished for; of anything else they are left alone. */
export function reviewSelf(context: EngineContext, wishes: readonly SelfWish[], nowMs: number): void {
  const open = new Map<string, IncidentRecord>();
  for (const incident of context.belief.incidents.values())
    if (incident.scope === 'self' && incident.closedMs === undefined) open.set(aboutOf(incident.id), incident);
  for (const wish of wishes) {
    if (!context.isCaughtUp || !isLive(context, wish.share)) continue;
    const known = open.get(stableHash(wish.about));
    if (wish.problem !== undefined && known === undefined) openIncident(context, wish.share, create(wish, wish.problem, nowMs), nowMs);
    else if (wish.problem === undefined && known !== undefined)
      endIncident(context, known.id, { closedAs: wish.closedAs ?? 'recovered', reason: wish.recovered, target: undefined }, nowMs);
    else if (wish.problem !== undefined && known !== undefined && wish.failing !== undefined && wish.failing !== known.failing)
      noteIncident(context, wish.share, { ...known, reason: wish.problem, failing: wish.failing, of: wish.of ?? known.of });
  }
}

function create({ about, labels, failing = 0, of = 0 }: SelfWish, problem: string, nowMs: number): IncidentRecord {
  return {
    id: `self-${stableHash(about)}-${nowMs.toString(36)}`,
    scope: 'self',
    subject: {},
    severity: 'warning',
    openedMs: nowMs,
    closedMs: undefined,
    closedAs: undefined,
    reason: problem,
    failing,
    of,
    targets: [],
    target: undefined,
    facts: { framework: [], task: [], network: [], group: [], labels },
  };
}

/** The middle part of an id. */
function aboutOf(id: string): string {
  return id.split('-')[1] ?? '';
}
