/**
 * Who plays in the demo: agents, containers, and the addresses they listen on.
 *
 *   own addresses  Linux: all of 127.0.0.0/8 is there, so each container has an address of its own, the same port for all
 *   ports          elsewhere (macOS has only 127.0.0.1): one address, a port and a network name for each container
 */
import { errorCode } from '../../core/error-code.js';
import { openContainer, type Container, type ContainerPlace } from './container.js';

export type Agent = 'agent-a' | 'agent-b';

const WEB = 'web';
const DB = 'db';

/** The containers' own addresses, and what listens on the agents themselves: nobody should ever ask there. */
const PLACES = {
  'web.1': { agent: 'agent-a', address: '127.77.1.1', network: WEB },
  'web.2': { agent: 'agent-a', address: '127.77.1.2', network: WEB },
  'web.3': { agent: 'agent-a', address: '127.77.1.3', network: WEB },
  'web.4': { agent: 'agent-a', address: '127.77.1.4', network: WEB },
  'web.5': { agent: 'agent-b', address: '127.77.2.5', network: WEB },
  'web.6': { agent: 'agent-b', address: '127.77.2.6', network: WEB },
  'shop.1': { agent: 'agent-b', address: '127.77.2.31', network: WEB },
  'pod-1': { agent: 'agent-a', address: '127.77.1.41', network: WEB },
  'db.1': { agent: 'agent-a', address: '127.77.1.21', network: DB },
  'db.2': { agent: 'agent-b', address: '127.77.2.21', network: DB },
  'agent-a': { agent: 'agent-a', address: '127.77.0.1', network: WEB },
  'agent-b': { agent: 'agent-b', address: '127.77.0.2', network: WEB },
} as const;

export type PlaceName = keyof typeof PLACES;

/** On whose machine the place is. */
export function agentOf(place: PlaceName): Agent {
  return PLACES[place].agent;
}

/** Where there are no own addresses, the agents' are of the range for documentation (RFC 5737): data, nothing listens there. */
const PAPER_ADDRESSES: Readonly<Record<Agent, string>> = { 'agent-a': '192.0.2.1', 'agent-b': '192.0.2.2' };

export interface Cast {
  readonly mode: 'own-addresses' | 'ports';
  readonly containers: ReadonlyMap<PlaceName, Container>;
  readonly agentAddress: (agent: Agent) => string;
  readonly close: () => Promise<void>;
}

/** Ports are tried in this order until one is free at every address of the network; 0 is any. */
const PORTS = { [WEB]: [8080, 18_080, 28_080, 0], [DB]: [5432, 15_432, 25_432, 0] } as const;

export async function openCast(): Promise<Cast> {
  const names = Object.keys(PLACES) as PlaceName[]; // the keys of an object that is written down above
  const containers = new Map<PlaceName, Container>();
  const hasOwn = await hasOwnAddresses();
  try {
    if (hasOwn) {
      for (const network of [WEB, DB] as const) {
        const here = names.filter((name) => PLACES[name].network === network);
        for (const [name, container] of await openNetwork(here, PORTS[network])) containers.set(name, container);
      }
    } else {
      for (const name of names.filter((one) => !isAgent(one)))
        containers.set(name, await openContainer({ address: '127.0.0.1', port: 0, network: `${PLACES[name].network}-${name}` }));
    }
  } catch (error) {
    await closeAll(containers.values());
    throw error;
  }
  return {
    mode: hasOwn ? 'own-addresses' : 'ports',
    containers,
    agentAddress: (agent) => (hasOwn ? PLACES[agent].address : PAPER_ADDRESSES[agent]),
    close: async () => closeAll(containers.values()),
  };
}

function isAgent(name: PlaceName): name is Agent {
  return name === 'agent-a' || name === 'agent-b';
}

async function hasOwnAddresses(): Promise<boolean> {
  try {
    const probe = await openContainer({ address: PLACES['web.1'].address, port: 0, network: '' });
    await probe.close();
    return true;
  } catch (error) {
    if (errorCode(error) === 'EADDRNOTAVAIL') return false;
    throw error;
  }
}

/** All on one port: the first of the candidates that is free at every address. */
async function openNetwork(names: readonly PlaceName[], ports: readonly number[]): Promise<ReadonlyMap<PlaceName, Container>> {
  for (const [index, wanted] of ports.entries()) {
    const opened = new Map<PlaceName, Container>();
    let port = wanted;
    try {
      for (const name of names) {
        const place: ContainerPlace = { ...PLACES[name], port };
        const container = await openContainer(place);
        opened.set(name, container);
        port = container.port;
      }
      return opened;
    } catch (error) {
      await closeAll(opened.values());
      if (errorCode(error) !== 'EADDRINUSE' || index === ports.length - 1) throw error;
    }
  }
  return new Map();
}

async function closeAll(containers: Iterable<Container>): Promise<void> {
  await Promise.all([...containers].map(async (container) => container.close()));
}
