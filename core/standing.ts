/**
 * Which of the network infos that RUNNING statuses told of one container are the container's. Within one run its addresses do
 * not change (mesos-facts §4.3), so where they differ, somebody told the agent's in their place: an agent that recovers or has
 * not attached the networks yet, a Docker executor up to 0.28 in its health updates (§4.2). First rule that decides:
 *
 *   1. entries with a network's name are the container's: the agent's fallback has none. Of each network the newest entry
 *      counts, as one that is not attached at the moment is left out
 *   2. a status label names the container's address (Docker up to 1.4, Mesos's own of that time)
 *   3. an address that was told outside RUNNING too is the agent's, where another telling has none of these
 */
import type { Assignment, TaskRecord } from './records.js';
import type { NetworkInfoSaid } from './said.js';

type Telling = readonly NetworkInfoSaid[];

export interface Standing {
  /** One where it is decided, else all in the order told. */
  readonly tellings: readonly Telling[];
  /** Addresses without a network's name of those that do not stand: an agent's. */
  readonly overruled: readonly string[];
}

const ADDRESS_LABELS: ReadonlySet<string> = new Set(['Docker.NetworkSettings.IPAddress', 'MesosContainerizer.NetworkSettings.IPAddress']);
const NOTHING: Standing = { tellings: [], overruled: [] };

export function standingOf(task: Pick<TaskRecord, 'assignment' | 'labels' | 'aside'>): Standing {
  const tellings: Assignment['tellings'] = task.assignment?.tellings ?? [];
  if (tellings.length === 0) return NOTHING;
  if (tellings.length === 1) return { tellings, overruled: [] };
  const named = tellings.filter((infos) => infos.some(({ name }) => name !== undefined));
  if (named.length > 0) return decide(mergeNamed(named), tellings);
  const labelled = task.labels.filter(({ key }) => ADDRESS_LABELS.has(key)).map(({ value }) => value);
  const byLabel = tellings.findLast((infos) => addressesOf(infos).some((address) => labelled.includes(address)));
  if (byLabel !== undefined) return decide(byLabel, tellings);
  const apart = tellings.filter((infos) => !addressesOf(infos).some((address) => task.aside.includes(address)));
  if (apart.length > 0 && apart.length < tellings.length) return decide(apart.at(-1) ?? [], tellings);
  return { tellings, overruled: [] };
}

function decide(standing: Telling, tellings: readonly Telling[]): Standing {
  const own = addressesOf(standing);
  const others = tellings.flatMap((infos) => addressesOf(infos.filter(({ name }) => name === undefined)));
  return { tellings: [standing], overruled: [...new Set(others)].filter((address) => !own.includes(address)) };
}

/** By name the newest entry; those without a name from the newest telling. */
function mergeNamed(named: readonly Telling[]): Telling {
  const byName = new Map<string, NetworkInfoSaid>();
  for (const infos of named)
    for (const info of infos) if (info.name !== undefined && info.addresses.length > 0) byName.set(info.name, info);
  const newest = named.at(-1) ?? [];
  // The order told is kept where nothing has to be filled in.
  const filledIn = [...byName.values()].filter((info) => !newest.includes(info));
  return filledIn.length === 0 ? newest : [...newest.filter(({ addresses }) => addresses.length > 0), ...filledIn];
}

function addressesOf(infos: Telling): readonly string[] {
  return infos.flatMap(({ addresses }) => addresses.map(({ address }) => address));
}
