import { describe, expect, test } from '@jest/globals';
import { readLaunchesJson } from '../../consumers/launch/launch-json.js';
import { lintLaunches, RULES, type Finding } from '../../core/lint/lint.js';
import { covers, formatRange, parseRelease, RELEASES, type Release } from '../../core/lint/versions.js';
import { LINT_CASES } from './lint-cases.js';

function lint(message: unknown, release?: Release): readonly Finding[] {
  const read = readLaunchesJson(message);
  if (!read.ok) throw new Error(read.failure.message);
  return lintLaunches(read.value, release);
}

function speaking(message: unknown, rule: string): readonly Release[] {
  return RELEASES.filter((release) => lint(message, release).some((finding) => finding.rule === rule));
}

describe('the rules', () => {
  test('have an example each, and no other has one', () => {
    expect(Object.keys(LINT_CASES).sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  test.each(Object.entries(LINT_CASES))('%s speaks in its releases of what it is about, and of nothing near it', (id, one) => {
    const inRange = RELEASES.filter((release) => covers({ from: one.from, to: one.to }, release));
    expect({ bad: speaking(one.bad, id), good: speaking(one.good, id) }).toEqual({ bad: inRange, good: [] });
    const [finding, ...others] = lint(one.bad, one.to).filter(({ rule }) => rule === id);
    expect({ level: finding?.level, path: finding?.path, others }).toEqual({ level: one.level, path: one.path, others: [] });
  });

  test('say one sentence and one remedy each, without a period', () => {
    const texts = Object.entries(LINT_CASES).flatMap(([id, { bad, to }]) =>
      lint(bad, to).flatMap(({ rule, message, remedy }) => (rule === id ? [message, remedy] : [])),
    );
    expect(texts.filter((text) => text === '' || text.endsWith('.') || text.includes('undefined'))).toEqual([]);
  });
});

describe('a launch that is right', () => {
  test.each([
    ['a CNI task', { task_id: { value: 't' }, container: { type: 'MESOS', network_infos: [{ name: 'prod' }] } }],
    [
      'a Docker task on a network of its own',
      {
        task_id: { value: 't' },
        container: { type: 'DOCKER', docker: { image: 'nginx', network: 'USER' }, network_infos: [{ name: 'prod' }] },
      },
    ],
    [
      'a pod',
      {
        executor: { type: 'DEFAULT', executor_id: { value: 'e' }, container: { type: 'MESOS', network_infos: [{ name: 'prod' }] } },
        task_group: { tasks: [{ task_id: { value: 'a' } }, { task_id: { value: 'b' } }] },
      },
    ],
  ])('%s: nothing is said for the newest release', (_name, message) => {
    expect(lint(message, '1.11')).toEqual([]);
  });
});

describe('findings', () => {
  test('come errors first', () => {
    const message = {
      task_id: { value: 't' },
      container: { type: 'MESOS', network_infos: [{}] },
      health_check: { type: 'TCP', tcp: { port: 80 } },
    };
    expect(lint([message, message], '1.11').map(({ level }) => level)).toEqual(['error', 'error', 'note', 'note']);
  });

  test('of older releases only are one level lower where no release was named', () => {
    const levels = (release?: Release) =>
      lint({ task_id: { value: 't' }, container: { type: 'MESOS', network_infos: [{ name: 'prod' }] } }, release).map(
        ({ rule, level }) => `${level} ${rule}`,
      );
    expect(levels('0.25')).toEqual(['error mesos-container-rejected', 'warning network-needs-module', 'warning name-unknown']);
    expect(levels()).toEqual(['warning mesos-container-rejected', 'note network-needs-module', 'note name-unknown']);
  });

  test('of releases without pods say of a pod nothing but that', () => {
    const message = {
      executor: {},
      task_group: { tasks: [{ task_id: { value: 't' }, container: { type: 'MESOS', network_infos: [{ name: 'x' }] } }] },
    };
    expect(lint(message, '0.28').map(({ rule }) => rule)).toEqual(['pod-unknown']);
  });

  test.each([
    [
      'the first NetworkInfo of an executor counts for its task',
      {
        executor: { container: { type: 'MESOS', network_infos: [{ name: 'x' }] } },
        container: { type: 'MESOS', network_infos: [{ name: 'x' }] },
      },
      'request-on-custom-executors-task',
    ],
    [
      'host port 0 stands for any',
      {
        resources: [],
        container: { type: 'DOCKER', docker: { image: 'a', network: 'BRIDGE', port_mappings: [{ host_port: 0, container_port: 1 }] } },
      },
      'docker-port-not-of-task',
    ],
    [
      'without resources nothing is said of ports',
      { container: { type: 'DOCKER', docker: { image: 'a', network: 'BRIDGE', port_mappings: [{ host_port: 5, container_port: 1 }] } } },
      'docker-port-not-of-task',
    ],
    [
      'two networks without a name are not one network twice',
      { container: { type: 'MESOS', network_infos: [{}, {}] } },
      'same-network-twice',
    ],
  ])('%s', (_name, more, rule) => {
    expect(lint({ task_id: { value: 't' }, ...more }).map((finding) => finding.rule)).not.toContain(rule);
  });
});

describe('releases', () => {
  test.each([
    ['1.9', '1.9'],
    ['1.9.0', '1.9'],
    ['v1.11.0', '1.11'],
    ['0.25.1', '0.25'],
    ['0.24', undefined],
    ['1.12', undefined],
    ['1', undefined],
    ['1.9.0-rc1', undefined],
    ['', undefined],
  ])('%j is %j', (text, release) => {
    expect(parseRelease(text)).toBe(release);
  });

  test('are told as a range', () => {
    const ranges = [{ from: '0.25' }, { from: '1.0', to: '1.11' }, { from: '1.0', to: '1.5' }, { from: '1.2', to: '1.2' }] as const;
    expect(ranges.map(formatRange)).toEqual(['all versions', '1.0 and later', '1.0 to 1.5', '1.2']);
  });
});
