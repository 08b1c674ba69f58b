/**
 * Whether kafkajs and the broker still understand each other. kafkajs looks only at the newest version of a request that
 * a broker knows, never at the oldest; a broker that drops the old ones would close connections without a word.
 */
import { LogError } from '../../core/log.js';
import type { KafkaCluster } from './internals.js';

/** What kafkajs 2.2.4 speaks: the highest version of each request that we make (kafka-facts §1.2). */
const SPOKEN: readonly (readonly [name: string, apiKey: number, version: number])[] = [
  ['Produce', 0, 7],
  ['Fetch', 1, 11],
  ['ListOffsets', 2, 3],
  ['Metadata', 3, 6],
  ['OffsetCommit', 8, 5],
  ['OffsetFetch', 9, 4],
  ['FindCoordinator', 10, 2],
  ['JoinGroup', 11, 5],
  ['Heartbeat', 12, 3],
  ['LeaveGroup', 13, 3],
  ['SyncGroup', 14, 3],
];
/** Our fetch decoder reads this version only; brokers have it since 2.3. */
const FETCH_KEY = 1;
const FETCH_VERSION = 11;

export type ApiVersions = Readonly<Record<string, { readonly minVersion: number; readonly maxVersion: number }>>;

/** @throws {LogError} when the broker is too new or too old. */
export async function requireUsableBroker(cluster: KafkaCluster): Promise<void> {
  // a pool knows its nodes only from metadata
  await cluster.refreshMetadata();
  const nodeId = cluster.getNodeIds()[0];
  if (nodeId === undefined) throw new LogError('Cannot use Kafka: it names no broker', 'unavailable');
  const fault = findVersionFault((await cluster.findBroker({ nodeId })).versions ?? {});
  if (fault !== undefined) throw new LogError(fault, 'unauthorized');
}

/** One sentence on what does not fit; `undefined` when all does. */
export function findVersionFault(versions: ApiVersions): string | undefined {
  for (const [name, apiKey, version] of SPOKEN) {
    const known = versions[String(apiKey)];
    if (known === undefined) return `Cannot use this broker: it does not know ${name} requests`;
    if (known.minVersion > version) {
      return `Cannot use this broker: it takes ${name} from version ${String(known.minVersion)} on, Taskpulse speaks ${String(version)}; the broker is too new`;
    }
  }
  const fetch = versions[String(FETCH_KEY)];
  if (fetch !== undefined && fetch.maxVersion < FETCH_VERSION) {
    return `Cannot use this broker: it takes Fetch up to version ${String(fetch.maxVersion)}, Taskpulse needs ${String(FETCH_VERSION)}; Kafka 2.3 is the oldest that works`;
  }
  return undefined;
}
