/**
 * The demo: the very daemon on this machine alone, a story of failures and recoveries with the traps that real clusters set,
 * and what Taskpulse says of each step, read back from its API. It states what it sees: a step that does not come true is told
 * so and counted.
 */
import type { Sleep } from '../../core/clock.js';
import type { CliIo } from '../cli/io.js';
import { EXIT } from '../cli/exit-codes.js';
import { createSleep } from '../clock.js';
import { createDemoApi, type DemoApi } from './api.js';
import { createNarrator, type Narrator } from './narrator.js';
import { openStage, type Stage } from './stage.js';
import { statusLine } from './statuses.js';
import { observeStep, type Step } from './step.js';
import { dockerStory, reuseStory } from './story-addresses.js';
import { failuresStory } from './story-failures.js';
import { lostStory } from './story-lost.js';
import type { World } from './world.js';

export interface DemoOptions {
  /** End after the story instead of running on. */
  readonly exit: boolean;
  /** 1: about two minutes. */
  readonly speed: number;
  readonly json: boolean;
  /** Of the HTTP API; another free one serves when it is taken. */
  readonly port: number;
}

/** Between steps, to read what was told. */
const PAUSE_MS = 2_500;
const WITHIN_MS = 15_000;
const READY_LOOK_MS = 50;
/** A step did not come true. */
const EXIT_MISSED = 1;

/** Resolves with the exit code: 0, or 1 when `exit` is set and a step did not come true. */
export async function runDemo(io: CliIo, options: DemoOptions): Promise<number> {
  const ending = new AbortController();
  const playing = play(io, options, ending.signal);
  io.lifetime.onEnd(async (reason) => {
    ending.abort();
    if (reason.type === 'bug') io.stderr.write(`taskpulse: ${String(reason.error)}\n`);
    const code = await playing;
    return reason.type === 'bug' ? EXIT.software : code;
  });
  return playing;
}

async function play(io: CliIo, options: DemoOptions, signal: AbortSignal): Promise<number> {
  const { clock } = io;
  const sleep = createSleep(clock);
  const narrator = createNarrator(io, options.json);
  const stage = await openStage({ io, sleep, httpPort: options.port, speed: options.speed, onHeard: narrator.heard });
  try {
    const url = stage.url();
    const api = createDemoApi(clock, url);
    introduce(stage, narrator, options);
    if (!(await waitUntilReady(api, sleep, signal))) return EXIT.ok;
    const world = createWorld(stage, api, io);
    const steps = [...failuresStory(world), ...dockerStory(world), ...reuseStory(world), ...lostStory(world)];
    const missed: string[] = [];
    for (const step of steps) {
      narrator.happens(step.title);
      const outcome = await playStep(step, { io, sleep, signal, speed: options.speed });
      if (outcome === undefined) return EXIT.ok;
      narrator.concluded({ step: step.title, expected: step.expected, ...outcome, url: `${url}${step.look}` });
      if (!outcome.came) missed.push(step.title);
      if (!(await sleep(PAUSE_MS / options.speed, signal))) return EXIT.ok;
    }
    narrator.summary({ steps: steps.length, missed, lines: await summarize(world, stage) });
    if (options.exit) return missed.length === 0 ? EXIT.ok : EXIT_MISSED;
    narrator.note(`\nIt goes on running: look around at ${url}/api/v1/targets, /api/v1/incidents, /metrics. Ctrl-C ends it.`);
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    return EXIT.ok;
  } finally {
    await stage.close();
  }
}

interface Playing {
  readonly io: CliIo;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  readonly speed: number;
}

async function playStep(step: Step, { io, sleep, signal, speed }: Playing): ReturnType<typeof observeStep> {
  try {
    await step.act();
  } catch (error) {
    return signal.aborted ? undefined : { came: false, seen: error instanceof Error ? error.message : String(error) };
  }
  return observeStep(step, { clock: io.clock, sleep, signal, withinMs: WITHIN_MS, speed });
}

function introduce(stage: Stage, narrator: Narrator, { port, speed, json }: DemoOptions): void {
  const url = stage.url();
  const { cast, configFile, isOtherPort } = stage;
  if (isOtherPort) narrator.note(`Port ${port} of 127.0.0.1 is taken: another free one serves.`);
  if (cast.mode === 'ports')
    narrator.note('This machine has no loopback address but 127.0.0.1: every container gets a port and a network name of its own instead.');
  const places = [...new Set([...cast.containers.values()].map(({ port: at }) => at))];
  const where =
    cast.mode === 'own-addresses'
      ? `on addresses of their own in 127.77.0.0/16 (ports ${places.join(', ')})`
      : `on ${places.length} ports of 127.0.0.1`;
  narrator.started({
    url,
    configFile,
    lines: json
      ? []
      : [
          'Taskpulse demo: everything on this machine, nothing is sent beyond loopback.',
          `  API            ${url}`,
          `  small servers  ${cast.containers.size} ${where}`,
          `  receiver       ${stage.receiver.url}, for signed webhooks`,
          `  configuration  ${configFile}, removed at the end together with the log`,
          `  the story      ${speed === 1 ? 'takes about two minutes' : `runs ${speed} times as fast as usual`}; Ctrl-C ends it at any time`,
        ],
  });
}

async function waitUntilReady(api: DemoApi, sleep: Sleep, signal: AbortSignal): Promise<boolean> {
  while (!(await api.isReady().catch(() => false))) if (!(await sleep(READY_LOOK_MS, signal))) return false;
  return true;
}

function createWorld(stage: Stage, api: DemoApi, { clock }: CliIo): World {
  const { cast, receiver } = stage;
  const { agentAddress } = cast;
  return {
    api,
    at: stage.at,
    agentAddress,
    agentHits: (agent) => cast.containers.get(agent)?.hits(),
    tell: async (...statuses) => api.tell(statuses.map((status) => statusLine(status, agentAddress(status.agent), clock.nowMs()))),
    heard: (taskId) => receiver.heard.filter((webhook) => webhook.taskId === taskId),
    heardCount: () => receiver.heard.length,
    restartDaemon: stage.restartDaemon,
  };
}

/** The books of the whole story, from the API and the receiver. */
async function summarize({ api }: World, { receiver }: Stage): Promise<readonly string[]> {
  const incidents = await api.incidents();
  const probes = await api.probes();
  const open = incidents.filter(({ closed }) => closed === null).length;
  const told = (event: 'firing' | 'resolved', id: string): number =>
    receiver.heard.filter((webhook) => webhook.event === event && webhook.dedupKey === id).length;
  const even = incidents.filter(({ id }) => told('firing', id) === 1 && told('resolved', id) === 1).length;
  return [
    `${incidents.length} incidents, ${open} of them open; told exactly once firing and once resolved: ${even}`,
    `${receiver.heard.length} webhooks with a good signature, ${receiver.refusals()} refused`,
    `${probes.pass + probes.fail + probes.error} probes since the restart: ${probes.pass} passed, ${probes.fail} failed, ${probes.error} troubles of our own`,
  ];
}
