/** What the story's chapters work with, and the observations that several of them make. */
import { formatTime } from '../../core/views.js';
import type { DemoApi, SeenAddress, SeenIncident, SeenTarget } from './api.js';
import { agentOf, type Agent, type PlaceName } from './cast.js';
import type { Container } from './container.js';
import type { HeardWebhook } from './receiver.js';
import type { StatusOf } from './statuses.js';
import type { Observation } from './step.js';

export interface World {
  readonly api: DemoApi;
  readonly at: (place: PlaceName) => Container;
  readonly agentAddress: (agent: Agent) => string;
  /** Connections that reached what listens on an agent itself; `undefined` where nothing can listen there. */
  readonly agentHits: (agent: Agent) => number | undefined;
  /** Publishes statuses by HTTP, as a framework would. */
  readonly tell: (...statuses: readonly StatusOf[]) => Promise<void>;
  /** What the receiver heard of a task, oldest first. */
  readonly heard: (taskId: string) => readonly HeardWebhook[];
  readonly heardCount: () => number;
  /** Stops the daemon and starts it again on the same log. */
  readonly restartDaemon: () => Promise<void>;
}

/** RUNNING at an address of its own. */
export function running(world: World, taskId: string, place: PlaceName): StatusOf {
  const { address, network } = world.at(place);
  return { taskId, agent: agentOf(place), state: 'TASK_RUNNING', told: { address, network } };
}

/** The newest incident of a task, with what the receiver heard of it. */
export async function lookAtIncident(
  world: World,
  taskId: string,
): Promise<{ incident: SeenIncident | undefined; heard: readonly string[] }> {
  const [incident] = await world.api.incidents(taskId);
  const heard = world.heard(taskId).filter(({ dedupKey }) => dedupKey === incident?.id);
  return { incident, heard: heard.map(({ event, reason }) => (event === 'resolved' ? `resolved (${reason})` : event)) };
}

/** An incident of the task is open for this layer and cause, and told once. */
export async function seeFiring(world: World, taskId: string, layer: string, cause: string): Promise<Observation> {
  const { incident, heard } = await lookAtIncident(world, taskId);
  const [target] = await world.api.targets(taskId);
  const isTrue =
    incident?.closed === null &&
    target?.health === 'unhealthy' &&
    target.lastProbe?.layer === layer &&
    target.lastProbe.cause === cause &&
    heard.join() === 'firing';
  return { isTrue, seen: `${describeTarget(target)}; ${describeIncident(incident)}; the receiver heard ${list(heard)}` };
}

/** The task's incident is closed this way, and both ends of it were told once. */
export async function seeResolved(world: World, taskId: string, closedAs: 'recovered' | 'gone'): Promise<Observation> {
  const { incident, heard } = await lookAtIncident(world, taskId);
  const isTrue = incident?.closedAs === closedAs && heard.join() === `firing,resolved (${closedAs})`;
  return { isTrue, seen: `${describeIncident(incident)}; the receiver heard ${list(heard)}` };
}

export function describeTarget(target: SeenTarget | undefined): string {
  if (target === undefined) return 'no target';
  const { taskId, address, port, health, lastProbe } = target;
  const why =
    lastProbe === null || lastProbe.outcome === 'pass'
      ? ''
      : ` (${lastProbe.layer ?? ''} ${lastProbe.cause ?? ''}: ${lastProbe.detail ?? ''})`;
  return `${taskId} at ${address}:${port} is ${health}${why}`;
}

export function describeIncident(incident: SeenIncident | undefined): string {
  if (incident === undefined) return 'no incident';
  const { opened, closed, closedAs, reason } = incident;
  return closed === null
    ? `its incident is open since ${clockOf(opened)}`
    : `its incident of ${clockOf(opened)} is closed as ${closedAs ?? 'nothing'} (${reason})`;
}

export function describeAddresses(addresses: readonly SeenAddress[]): string {
  return addresses.length === 0
    ? 'no address'
    : addresses
        .map(({ address, taskId, provenance, probed }) => `${address} of ${taskId} (${provenance}, ${probed ? 'probed' : 'not probed'})`)
        .join(', ');
}

/** How often the agent itself was asked, where that can be known. */
export function describeHits(world: World, agent: Agent): string {
  const hits = world.agentHits(agent);
  return hits === undefined ? '' : `; ${world.agentAddress(agent)} was asked ${hits} times`;
}

export function list(texts: readonly string[]): string {
  return texts.length === 0 ? 'nothing' : texts.join(', then ');
}

/** The time of day of an API's time: the date is today's. */
function clockOf(time: string): string {
  return formatTime(Date.parse(time)).slice(11, 19);
}
