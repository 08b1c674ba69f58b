/** What a request says of the addresses to be expected. */
import { describe, expect, test } from '@jest/globals';
import { askedNetwork } from '../../core/asked.js';
import type { Assignment } from '../../core/records.js';
import type { ContainerSaid, NetworkMode, TaskInfoSaid } from '../../core/said.js';
import { buildTask } from '../support/records.js';
import { buildNetworkInfo, buildTaskInfo } from '../support/said.js';

function docker(dockerNetwork: NetworkMode): ContainerSaid {
  return { type: 'docker', dockerNetwork, dockerPortMappings: [], networkInfos: [] };
}

function mesos(...names: readonly (string | undefined)[]): ContainerSaid {
  return { type: 'mesos', dockerNetwork: undefined, dockerPortMappings: [], networkInfos: names.map((name) => buildNetworkInfo({ name })) };
}

describe('what a task asks for', () => {
  test.each<[string, Partial<TaskInfoSaid>, ReturnType<typeof askedNetwork>]>([
    ['a command task without a container', {}, 'nothing'],
    ['a command task with a container and no network', { container: mesos() }, 'nothing'],
    ['a command task with a named network', { container: mesos('net') }, 'named'],
    ['one of two networks has a name', { container: mesos(undefined, 'net') }, 'named'],
    ['a network without a name, as modules took it', { container: mesos(undefined) }, undefined],
    ['Docker’s host network', { container: docker('host') }, 'host'],
    ['Docker’s none network', { container: docker('none') }, 'none'],
    ['Docker’s bridge', { container: docker('bridge') }, 'bridge'],
    ['Docker’s user network, which has a name', { container: docker('user') }, 'named'],
    ['a custom executor on a network', { executorId: 'pod', executorContainer: mesos('net') }, 'named'],
    ['a custom executor on the host', { executorId: 'pod', executorContainer: mesos() }, 'nothing'],
    ['a custom executor whose container is not told', { executorId: 'pod' }, undefined],
    ['the container that a custom executor is left to make', { executorId: 'pod', container: docker('host') }, undefined],
    ['the same, its own container told', { executorId: 'pod', container: docker('host'), executorContainer: mesos('net') }, 'named'],
    ['a member of a pod with a network of its own', { executorId: 'pod', container: mesos('own'), executorContainer: mesos() }, 'named'],
    [
      'a member of a pod that asks for none of its own',
      { executorId: 'pod', container: mesos(), executorContainer: mesos('net') },
      'named',
    ],
    [
      'the network that a custom executor is left to make',
      { executorId: 'pod', container: docker('user'), executorContainer: mesos() },
      'nothing',
    ],
    ['an executor’s container although no executor is named', { container: docker('host'), executorContainer: mesos('net') }, 'named'],
    ['a command task whose executor has its name', { executorId: 'web.1', container: docker('host') }, 'host'],
  ])('%s', (_, info, asked) => {
    expect(askedNetwork(buildTask({ info: buildTaskInfo(info) }))).toBe(asked);
  });

  test('is not known without TaskInfo', () => {
    expect(askedNetwork(buildTask())).toBeUndefined();
  });

  test.each<[string, Partial<Assignment>, Partial<TaskInfoSaid>, ReturnType<typeof askedNetwork>]>([
    ['of its agent', {}, { agentId: 'agent-1' }, 'host'],
    ['of another agent', {}, { agentId: 'agent-2' }, undefined],
    ['of an agent, while its own is not known', { agentId: undefined }, { agentId: 'agent-2' }, 'host'],
    ['of its command executor', { executorId: 'web.1' }, {}, 'host'],
    ['of its custom executor', { executorId: 'pod' }, { executorId: 'pod', executorContainer: docker('host') }, 'host'],
    ['of another executor', { executorId: 'pod' }, { executorId: 'other', executorContainer: docker('host') }, undefined],
    ['of a command task, while it runs in an executor', { executorId: 'pod' }, {}, undefined],
    [
      'of an executor, while it is a command task',
      { executorId: 'web.1' },
      { executorId: 'pod', executorContainer: docker('host') },
      undefined,
    ],
  ])('a request %s', (_, ids, info, asked) => {
    const task = buildTask();
    const assignment = task.assignment === undefined ? undefined : { ...task.assignment, ...ids };
    expect(askedNetwork({ ...task, assignment, info: buildTaskInfo({ container: docker('host'), ...info }) })).toBe(asked);
  });

  test('a request told before the task ran is taken for its own', () => {
    expect(askedNetwork(buildTask({ assignment: undefined, info: buildTaskInfo({ agentId: 'a', container: docker('host') }) }))).toBe(
      'host',
    );
  });
});
