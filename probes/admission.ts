/**
 * How many probes may be in flight: in all, and to one agent, whose host a burst would hurt. What is over a limit
 * waits its turn, first come, first served; an agent that is full holds up nobody else.
 */
export interface Admission<Item extends AdmissionItem> {
  /** Lets the item in now (`begin` is called before this returns), or has it wait. */
  readonly request: (item: Item) => void;
  /** One that was let in is done; the next may begin. */
  readonly release: (item: Item) => void;
  /** Takes back a request that waits. */
  readonly withdraw: (item: Item) => void;
  readonly inFlightCount: () => number;
  readonly waitingCount: () => number;
}

export interface AdmissionItem {
  readonly agentId: string | undefined;
}

export interface AdmissionLimits {
  /** Probes in flight in all. */
  readonly inFlightMax: number;
  /** Probes in flight to the containers of one agent. */
  readonly inFlightPerAgentMax: number;
}

interface Agent<Item> {
  inFlight: number;
  readonly waiting: Set<Item>;
}

/** Makes an admission that calls `begin` for each item it lets in. */
export function createAdmission<Item extends AdmissionItem>(limits: AdmissionLimits, begin: (item: Item) => void): Admission<Item> {
  const { inFlightMax, inFlightPerAgentMax } = limits;
  const agents = new Map<string, Agent<Item>>();
  /** Those whose agent has room, or who have none; each waits in one place only. */
  const waiting = new Set<Item>();
  let inFlight = 0;
  let waitingForAgent = 0;

  function agentOf(item: Item): Agent<Item> | undefined {
    if (item.agentId === undefined) return undefined;
    let agent = agents.get(item.agentId);
    if (agent === undefined) {
      agent = { inFlight: 0, waiting: new Set() };
      agents.set(item.agentId, agent);
    }
    return agent;
  }

  function forgetIdle(item: Item, agent: Agent<Item> | undefined): void {
    if (item.agentId !== undefined && agent?.inFlight === 0 && agent.waiting.size === 0) agents.delete(item.agentId);
  }

  function admit(item: Item): void {
    const agent = agentOf(item);
    if (agent !== undefined && agent.inFlight >= inFlightPerAgentMax) {
      agent.waiting.add(item);
      waitingForAgent += 1;
    } else if (inFlight >= inFlightMax) {
      waiting.add(item);
      // An agent whose items only wait in the common queue needs no entry.
      forgetIdle(item, agent);
    } else {
      inFlight += 1;
      if (agent !== undefined) agent.inFlight += 1;
      begin(item);
    }
  }

  function pump(): void {
    for (const item of waiting) {
      if (inFlight >= inFlightMax) return;
      waiting.delete(item);
      admit(item);
    }
  }

  return {
    request: admit,
    release: (item) => {
      inFlight -= 1;
      const agent = agentOf(item);
      if (agent !== undefined) {
        agent.inFlight -= 1;
        const [next] = agent.waiting;
        if (next !== undefined) {
          agent.waiting.delete(next);
          waitingForAgent -= 1;
          waiting.add(next);
        }
        forgetIdle(item, agent);
      }
      pump();
    },
    withdraw: (item) => {
      waiting.delete(item);
      const agent = item.agentId === undefined ? undefined : agents.get(item.agentId);
      if (agent?.waiting.delete(item) === true) waitingForAgent -= 1;
    },
    inFlightCount: () => inFlight,
    waitingCount: () => waiting.size + waitingForAgent,
  };
}
