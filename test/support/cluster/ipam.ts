/** Who gives out addresses: pools that hand the address freed last to the next who asks, as the worst of real ones do. */
import type { Random } from './random.js';

/** What a container holds on one network. `name` is undefined where Mesos does not tell one (Docker's bridge, 0.25's modules). */
export interface Lease {
  readonly pool: string;
  readonly name: string | undefined;
  readonly v4: string;
  readonly v6: string | undefined;
}

export interface Network {
  readonly name: string | undefined;
  /** `cluster`: one pool for all agents; `agent`: a range for each; `bridge`: the same range on every agent. */
  readonly scope: 'cluster' | 'agent' | 'bridge';
  readonly prefix: string;
  readonly hasIPv6: boolean;
}

export interface Ipam {
  readonly take: (network: Network, agentIndex: number) => Lease;
  readonly release: (lease: Lease) => void;
}

export function createIpam(random: Random): Ipam {
  const freed = new Map<string, Lease[]>();
  const given = new Map<string, number>();

  function take(network: Network, agentIndex: number): Lease {
    const pool = network.scope === 'cluster' ? network.prefix : `${network.prefix} of ${String(agentIndex)}`;
    const again = random.chance(0.85) ? freed.get(pool)?.pop() : undefined;
    if (again !== undefined) return again;
    const host = (given.get(pool) ?? 1) + 1;
    given.set(pool, host);
    const subnet = network.scope === 'agent' ? agentIndex + 1 : 0;
    const v4 = `${network.prefix}.${String(subnet)}.${String(host)}`;
    const v6 = network.hasIPv6 ? `fd00:${network.prefix.replace('.', ':')}:${String(subnet + 1)}::${String(host)}` : undefined;
    return { pool, name: network.name, v4, v6 };
  }

  function release(lease: Lease): void {
    const ofPool = freed.get(lease.pool) ?? [];
    freed.set(lease.pool, ofPool);
    ofPool.push(lease);
  }

  return { take, release };
}

export function addressesOf(leases: readonly Lease[]): readonly string[] {
  return leases.flatMap(({ v4, v6 }) => (v6 === undefined ? [v4] : [v4, v6]));
}
