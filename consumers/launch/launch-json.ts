/**
 * Finds the launches in a JSON value, by the field that tells what it is:
 * - `task_id`: a TaskInfo;
 * - `tasks`: a TaskGroupInfo; `task_group`, with `executor`: a pod as LAUNCH_GROUP has it;
 * - `task_infos`: what LAUNCH has; `launch`, `launch_group`: an Offer.Operation; `operations`, `accept`: a call of the scheduler API;
 * - a list of any of these.
 */
import type { DraftLaunch } from '../../core/lint/draft.js';
import { invalid, type Reading } from '../decode/failure.js';
import { describe, isObject, readList, readMessage, type FirstFault, type JsonPlace } from '../decode/json-fields.js';
import { readDraftExecutor, readDraftTask } from './draft.js';

const ALLOWED =
  'a TaskInfo (task_id), a TaskGroupInfo (tasks), a pod (executor and task_group), a LAUNCH or LAUNCH_GROUP operation, or a list of them';

export function readLaunchesJson(value: unknown): Reading<readonly DraftLaunch[]> {
  const found: FirstFault = { fault: undefined };
  const launches = readAny(value, '', found);
  if (found.fault !== undefined) return found.fault;
  return launches.length === 0 ? invalid('the file', `it launches no task; allowed is ${ALLOWED}`) : { ok: true, value: launches };
}

/** One TaskInfo, with the custom executor that it names. */
export function readTaskLaunch(at: JsonPlace): DraftLaunch {
  return { executor: readMessage(at, 'executor', readDraftExecutor), isPod: false, tasks: [readDraftTask(at)] };
}

function readAny(value: unknown, path: string, found: FirstFault): readonly DraftLaunch[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => readAny(one, `${path}[${String(index)}]`, found));
  if (isObject(value)) return readObject({ object: value, path, found });
  found.fault ??= invalid(path === '' ? 'the file' : path, `${describe(value)}; allowed is ${ALLOWED}`);
  return [];
}

function readObject(at: JsonPlace): readonly DraftLaunch[] {
  const has = (name: string): boolean => (at.object[name] ?? undefined) !== undefined;
  if (has('accept')) return readMessage(at, 'accept', readObject) ?? [];
  if (has('operations')) return readList(at, 'operations', readOperation)?.flat() ?? [];
  if (has('launch') || has('launch_group')) return readOperation(at);
  if (has('task_infos')) return readList(at, 'task_infos', readTaskLaunch) ?? [];
  if (has('task_group')) return [readPod(at)];
  if (has('tasks')) return [toPod(at, readList(at, 'tasks', readMember) ?? [])];
  if (has('task_id')) return [readTaskLaunch(at)];
  at.found.fault ??= invalid(at.path === '' ? 'the file' : at.path, `none of the fields that tell what it is; allowed is ${ALLOWED}`);
  return [];
}

/** Operations of other types launch nothing. */
function readOperation(at: JsonPlace): readonly DraftLaunch[] {
  const tasks = readMessage(at, 'launch', (launch) => readList(launch, 'task_infos', readTaskLaunch)) ?? [];
  const pod = readMessage(at, 'launch_group', readPod);
  return pod === undefined ? tasks : [...tasks, pod];
}

function readPod(at: JsonPlace): DraftLaunch {
  return toPod(at, readMessage(at, 'task_group', (group) => readList(group, 'tasks', readMember)) ?? []);
}

type Member = Pick<DraftLaunch, 'executor'> & { readonly task: DraftLaunch['tasks'][number] };

function readMember(at: JsonPlace): Member {
  return { executor: readMessage(at, 'executor', readDraftExecutor), task: readDraftTask(at) };
}

/** The executor beside the group; else the one that its members name, which the master demands to be the same. */
function toPod(at: JsonPlace, members: readonly Member[]): DraftLaunch {
  const executor = readMessage(at, 'executor', readDraftExecutor) ?? members.find((member) => member.executor !== undefined)?.executor;
  return { executor, isPod: true, tasks: members.map(({ task }) => task) };
}
