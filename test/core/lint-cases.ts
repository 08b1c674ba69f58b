/** For each rule of core/lint: in which releases it speaks, the least that makes it speak, and the nearest that does not. */
import type { Level } from '../../core/lint/rule.js';
import type { Release } from '../../core/lint/versions.js';

export interface LintCase {
  readonly level: Level;
  readonly from: Release;
  readonly to: Release;
  readonly bad: object;
  readonly good: object;
  /** Where the finding stands. */
  readonly path: string;
}

const ID = { task_id: { value: 't' } };

function task(more: object): object {
  return { ...ID, ...more };
}

/** A task under the Mesos containerizer. */
function mesos(...networks: readonly object[]): object {
  return task({ container: { type: 'MESOS', network_infos: networks } });
}

function docker(
  network: string | undefined,
  more: { readonly infos?: readonly object[]; readonly ports?: readonly object[] } = {},
): object {
  const { infos = [], ports = [] } = more;
  return task({
    container: {
      type: 'DOCKER',
      docker: { image: 'nginx', ...(network === undefined ? {} : { network }), port_mappings: ports },
      network_infos: infos,
    },
  });
}

function health(check: object): object {
  return task({ health_check: check });
}

function check(check: object): object {
  return task({ check });
}

function pod(member: object, executor: object = {}): object {
  return { executor: { executor_id: { value: 'e' }, ...executor }, task_group: { tasks: [task(member)] } };
}

const NAMED = { name: 'prod' };
const HTTP = { type: 'HTTP', http: { port: 80, path: '/' } };
const TCP = { type: 'TCP', tcp: { port: 80 } };
const COMMAND = { type: 'COMMAND', command: { value: 'true' } };
const MAPPED = { host_port: 31000, container_port: 80 };
const INFOS = 'container.network_infos';

export const LINT_CASES: Readonly<Record<string, LintCase>> = {
  'field-unknown': {
    level: 'warning',
    from: '0.25',
    to: '1.11',
    bad: task({ container: { type: 'MESOS', networkInfos: [NAMED] } }),
    good: mesos(NAMED),
    path: 'container.networkInfos',
  },
  'container-type-missing': {
    level: 'error',
    from: '0.25',
    to: '1.11',
    bad: task({ container: { network_infos: [NAMED] } }),
    good: mesos(NAMED),
    path: 'container.type',
  },
  'mesos-container-rejected': {
    level: 'error',
    from: '0.25',
    to: '0.25',
    bad: mesos(NAMED),
    good: task({ executor: { container: { type: 'MESOS', network_infos: [NAMED] } } }),
    path: 'container',
  },
  'request-on-custom-executors-task': {
    level: 'warning',
    from: '0.25',
    to: '1.11',
    bad: task({ executor: {}, container: { type: 'MESOS', network_infos: [NAMED] } }),
    good: mesos(NAMED),
    path: INFOS,
  },
  'command-container-declined': {
    level: 'error',
    from: '0.25',
    to: '0.26',
    bad: task({ command: { container: { image: 'x' } } }),
    good: task({ command: { value: 'true' } }),
    path: 'command.container',
  },
  'command-container-unknown': {
    level: 'warning',
    from: '0.27',
    to: '1.11',
    bad: task({ executor: { command: { container: { image: 'x' } } } }),
    good: task({ executor: { command: { value: 'true' } } }),
    path: 'executor.command.container',
  },
  'network-needs-module': { level: 'warning', from: '0.25', to: '0.28', bad: mesos({ groups: ['dev'] }), good: mesos(), path: INFOS },
  'no-network-asked-for': { level: 'note', from: '0.25', to: '1.11', bad: mesos(), good: mesos(NAMED), path: '' },
  'network-without-name': {
    level: 'error',
    from: '1.0',
    to: '1.11',
    bad: mesos({ groups: ['dev'] }),
    good: mesos(NAMED),
    path: `${INFOS}[0].name`,
  },
  'same-network-twice': {
    level: 'error',
    from: '1.0',
    to: '1.11',
    bad: mesos(NAMED, NAMED),
    good: mesos(NAMED, { name: 'other' }),
    path: INFOS,
  },
  'name-unknown': {
    level: 'warning',
    from: '0.25',
    to: '0.28',
    bad: mesos(NAMED),
    good: mesos({ groups: ['dev'] }),
    path: `${INFOS}[0].name`,
  },
  'ip-address-field-gone': {
    level: 'error',
    from: '1.0',
    to: '1.11',
    bad: mesos({ ip_address: '10.1.2.3' }),
    good: mesos({ ip_addresses: [{ ip_address: '10.1.2.3' }] }),
    path: `${INFOS}[0].ip_address`,
  },
  'protocol-field-gone': {
    level: 'warning',
    from: '1.0',
    to: '1.11',
    bad: mesos({ protocol: 'IPv4' }),
    good: mesos({ ip_addresses: [{ protocol: 'IPv4' }] }),
    path: `${INFOS}[0].protocol`,
  },
  'old-fields-deprecated': {
    level: 'note',
    from: '0.26',
    to: '0.28',
    bad: mesos({ protocol: 'IPv4' }),
    good: mesos({ ip_addresses: [{}] }),
    path: `${INFOS}[0]`,
  },
  'ip-addresses-unknown': {
    level: 'error',
    from: '0.25',
    to: '0.25',
    bad: mesos({ ip_addresses: [{}] }),
    good: mesos({ protocol: 'IPv4' }),
    path: `${INFOS}[0].ip_addresses`,
  },
  'several-addresses-of-one-network': {
    level: 'warning',
    from: '1.0',
    to: '1.11',
    bad: mesos({ ...NAMED, ip_addresses: [{ protocol: 'IPv4' }, { ip_address: '10.1.2.3' }] }),
    good: mesos({ ...NAMED, ip_addresses: [{ protocol: 'IPv4' }, { protocol: 'IPv6' }] }),
    path: `${INFOS}[0].ip_addresses`,
  },
  'static-address-up-to-plugin': {
    level: 'note',
    from: '1.0',
    to: '1.11',
    bad: mesos({ ...NAMED, ip_addresses: [{ ip_address: '10.1.2.3' }] }),
    good: mesos({ ...NAMED, ip_addresses: [{ protocol: 'IPv4' }] }),
    path: `${INFOS}[0].ip_addresses`,
  },
  'port-mappings-unknown': {
    level: 'warning',
    from: '0.25',
    to: '1.0',
    bad: mesos({ ...NAMED, port_mappings: [MAPPED] }),
    good: mesos({ ...NAMED, port_mappings: [] }),
    path: `${INFOS}[0].port_mappings`,
  },
  'port-mappings-need-plugin': {
    level: 'note',
    from: '1.1',
    to: '1.11',
    bad: mesos({ ...NAMED, port_mappings: [MAPPED] }),
    good: mesos(NAMED),
    path: `${INFOS}[0].port_mappings`,
  },
  'docker-without-image': {
    level: 'error',
    from: '0.25',
    to: '1.11',
    bad: task({ container: { type: 'DOCKER', docker: { network: 'BRIDGE' } } }),
    good: docker('BRIDGE'),
    path: 'container.docker',
  },
  'docker-network-unknown': {
    level: 'error',
    from: '0.25',
    to: '1.11',
    bad: docker('OVERLAY'),
    good: docker(undefined),
    path: 'container.docker.network',
  },
  'docker-user-unknown': {
    level: 'error',
    from: '0.25',
    to: '0.28',
    bad: docker('USER'),
    good: docker('BRIDGE'),
    path: 'container.docker.network',
  },
  'docker-request-ignored': {
    level: 'warning',
    from: '0.25',
    to: '0.28',
    bad: docker('BRIDGE', { infos: [{}] }),
    good: docker('BRIDGE'),
    path: INFOS,
  },
  'docker-host-with-request': {
    level: 'error',
    from: '1.0',
    to: '1.11',
    bad: docker(undefined, { infos: [NAMED] }),
    good: docker('USER', { infos: [NAMED] }),
    path: INFOS,
  },
  'docker-network-ignores-request': {
    level: 'warning',
    from: '1.0',
    to: '1.11',
    bad: docker('BRIDGE', { infos: [NAMED] }),
    good: docker('USER', { infos: [NAMED] }),
    path: INFOS,
  },
  'docker-user-needs-one-network': {
    level: 'error',
    from: '1.0',
    to: '1.11',
    bad: docker('USER', { infos: [NAMED, { name: 'other' }] }),
    good: docker('USER', { infos: [NAMED] }),
    path: INFOS,
  },
  'docker-user-needs-name': {
    level: 'error',
    from: '1.0',
    to: '1.11',
    bad: docker('USER', { infos: [{ groups: ['dev'] }] }),
    good: docker('USER', { infos: [NAMED] }),
    path: `${INFOS}[0].name`,
  },
  'docker-static-address': {
    level: 'warning',
    from: '0.26',
    to: '1.11',
    bad: docker('USER', { infos: [{ ...NAMED, ip_addresses: [{ ip_address: '10.1.2.3' }] }] }),
    good: docker('USER', { infos: [{ ...NAMED, ip_addresses: [{ protocol: 'IPv4' }] }] }),
    path: `${INFOS}[0].ip_addresses`,
  },
  'docker-ports-without-network': {
    level: 'error',
    from: '0.25',
    to: '1.11',
    bad: docker(undefined, { ports: [MAPPED] }),
    good: docker('BRIDGE', { ports: [MAPPED] }),
    path: 'container.docker.port_mappings',
  },
  'docker-port-not-of-task': {
    level: 'error',
    from: '0.25',
    to: '1.11',
    bad: { ...docker('BRIDGE', { ports: [MAPPED] }), resources: ports(31001, 31002) },
    good: { ...docker('BRIDGE', { ports: [MAPPED] }), resources: ports(30999, 31000) },
    path: 'container.docker.port_mappings[0].host_port',
  },
  'docker-bridge-is-local': {
    level: 'note',
    from: '0.25',
    to: '1.11',
    bad: docker('BRIDGE'),
    good: docker('HOST'),
    path: 'container.docker.network',
  },
  'pod-unknown': { level: 'error', from: '0.25', to: '1.0', bad: pod({}), good: task({}), path: 'task_group.tasks[0]' },
  'pod-member-network': {
    level: 'error',
    from: '1.1',
    to: '1.5',
    bad: pod({ container: { type: 'MESOS', network_infos: [NAMED] } }),
    good: pod({}, { container: { type: 'MESOS', network_infos: [NAMED] } }),
    path: `task_group.tasks[0].${INFOS}`,
  },
  'pod-member-check-on-own-network': {
    level: 'error',
    from: '1.6',
    to: '1.11',
    bad: pod({ container: { type: 'MESOS', network_infos: [NAMED] }, health_check: TCP }),
    good: pod({ container: { type: 'MESOS', network_infos: [NAMED] }, health_check: COMMAND, check: TCP }),
    path: 'task_group.tasks[0].health_check',
  },
  'pod-docker': {
    level: 'error',
    from: '1.1',
    to: '1.11',
    bad: pod({}, { container: { type: 'DOCKER', docker: { image: 'nginx' } } }),
    good: pod({}, { container: { type: 'MESOS' } }),
    path: 'executor.container.type',
  },
  'health-check-command-only': {
    level: 'error',
    from: '0.25',
    to: '1.0',
    bad: health({ http: { port: 80 } }),
    good: health({ command: {} }),
    path: 'health_check',
  },
  'health-check-type-missing': {
    level: 'error',
    from: '1.1',
    to: '1.11',
    bad: health({ http: { port: 80 } }),
    good: health(HTTP),
    path: 'health_check.type',
  },
  'check-type-missing': {
    level: 'error',
    from: '1.2',
    to: '1.11',
    bad: check({ tcp: { port: 80 } }),
    good: check(TCP),
    path: 'check.type',
  },
  'check-part-missing': {
    level: 'error',
    from: '1.1',
    to: '1.11',
    bad: health({ ...HTTP, type: 'TCP' }),
    good: health(TCP),
    path: 'health_check.tcp',
  },
  'check-negative-time': {
    level: 'error',
    from: '1.1',
    to: '1.11',
    bad: health({ ...TCP, interval_seconds: -1 }),
    good: health({ ...TCP, interval_seconds: 0 }),
    path: 'health_check.interval_seconds',
  },
  'check-unknown': { level: 'warning', from: '0.25', to: '1.1', bad: check(HTTP), good: health(HTTP), path: 'check' },
  'check-tcp-unknown': { level: 'error', from: '1.2', to: '1.2', bad: check(TCP), good: check(HTTP), path: 'check.type' },
  'check-not-by-docker': {
    level: 'warning',
    from: '1.2',
    to: '1.11',
    bad: { ...docker('HOST'), check: TCP },
    good: { ...docker('HOST'), health_check: TCP },
    path: 'check',
  },
  'check-without-https': {
    level: 'warning',
    from: '1.2',
    to: '1.11',
    bad: check({ type: 'HTTP', http: { port: 443, scheme: 'https' } }),
    good: health({ type: 'HTTP', http: { port: 443, scheme: 'https' } }),
    path: 'check.http.scheme',
  },
  'http-path-without-slash': {
    level: 'error',
    from: '1.1',
    to: '1.11',
    bad: health({ type: 'HTTP', http: { port: 80, path: 'health' } }),
    good: health({ type: 'HTTP', http: { port: 80 } }),
    path: 'health_check.http.path',
  },
  'http-scheme-unknown': {
    level: 'error',
    from: '1.1',
    to: '1.11',
    bad: health({ type: 'HTTP', http: { port: 80, scheme: 'HTTP' } }),
    good: health({ type: 'HTTP', http: { port: 80, scheme: 'http' } }),
    path: 'health_check.http.scheme',
  },
  'http-statuses-ignored': {
    level: 'warning',
    from: '0.25',
    to: '1.11',
    bad: health({ type: 'HTTP', http: { port: 80, statuses: [204] } }),
    good: health({ type: 'HTTP', http: { port: 80, statuses: [] } }),
    path: 'health_check.http.statuses',
  },
  'check-family-unknown': {
    level: 'warning',
    from: '1.1',
    to: '1.4',
    bad: health({ type: 'HTTP', http: { port: 80, protocol: 'IPv6' } }),
    good: health({ type: 'HTTP', http: { port: 80, protocol: 'IPv4' } }),
    path: 'health_check',
  },
  'tcp-check-without-ipv6': {
    level: 'warning',
    from: '1.6',
    to: '1.11',
    bad: health({ type: 'TCP', tcp: { port: 80, protocol: 'IPv6' } }),
    good: health({ type: 'HTTP', http: { port: 80, protocol: 'IPv6' } }),
    path: 'health_check',
  },
  'check-of-host-port': {
    level: 'warning',
    from: '0.25',
    to: '1.11',
    bad: { ...docker('BRIDGE', { ports: [MAPPED] }), health_check: { type: 'TCP', tcp: { port: 31000 } } },
    good: { ...docker('BRIDGE', { ports: [MAPPED] }), health_check: { type: 'TCP', tcp: { port: 80 } } },
    path: 'health_check',
  },
  'command-check-not-asked': { level: 'note', from: '0.25', to: '1.11', bad: health(COMMAND), good: health(TCP), path: 'health_check' },
  'check-is-loopback': { level: 'note', from: '1.1', to: '1.11', bad: health(TCP), good: health(COMMAND), path: 'health_check' },
};

function ports(begin: number, end: number): readonly object[] {
  return [
    { name: 'cpus', type: 'SCALAR', scalar: { value: 1 } },
    { name: 'ports', type: 'RANGES', ranges: { range: [{ begin, end }] } },
  ];
}
