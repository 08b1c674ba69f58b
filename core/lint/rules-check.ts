/** Mesos's own checks (mesos-facts §1.9, §6.1; `src/checks/`): always asked on loopback, by the executor. */
import { kindOf, type DraftLaunch } from './draft.js';
import { checksOf, dockerContainers, launchedBy, spots, type CarriedCheck, type Rule, type Spot } from './rule.js';

export const CHECK_RULES: readonly Rule[] = [
  {
    id: 'health-check-command-only',
    level: 'error',
    from: '0.25',
    to: '1.0',
    find: (launch) =>
      checks(launch, 'health', ({ check }) => {
        const kind = kindOf(check);
        return kind === 'http' || kind === 'tcp'
          ? { path: check.path, message: `Before 1.1 health checks are COMMAND only: ${kind.toUpperCase()} is declared and does not work` }
          : undefined;
      }),
    remedy: 'use a command such as curl; or leave it to Taskpulse, by labels (taskpulse.check.…)',
  },
  {
    id: 'health-check-type-missing',
    level: 'error',
    from: '1.1',
    find: (launch) => checks(launch, 'health', typeMissing),
    remedy: 'set type to COMMAND, HTTP or TCP',
  },
  {
    id: 'check-type-missing',
    level: 'error',
    from: '1.2',
    find: (launch) => checks(launch, 'general', typeMissing),
    remedy: 'set type to COMMAND, HTTP or TCP',
  },
  {
    id: 'check-part-missing',
    level: 'error',
    from: '1.1',
    find: (launch) =>
      checks(launch, undefined, ({ check }) => {
        const { type, parts, path } = check;
        if (type === undefined || parts.includes(type)) return undefined;
        return { path: `${path}.${type}`, message: `Of type ${type.toUpperCase()} it needs ${type}: the task is refused` };
      }),
    remedy: 'add the message that belongs to the type',
  },
  {
    id: 'check-negative-time',
    level: 'error',
    from: '1.1',
    find: (launch) =>
      checks(launch, undefined, ({ check: { negativeTimes, path } }) =>
        negativeTimes.length === 0 ? undefined : { path: `${path}.${negativeTimes[0] ?? ''}`, message: 'Mesos refuses negative times' },
      ),
    remedy: 'write 0 or more',
  },
  {
    id: 'check-unknown',
    level: 'warning',
    from: '0.25',
    to: '1.1',
    find: (launch) =>
      checks(launch, 'general', ({ check }) => ({ path: check.path, message: 'TaskInfo has check since 1.2: it is not seen' })),
    remedy: 'use health_check, or run 1.2 or later',
  },
  {
    id: 'check-tcp-unknown',
    level: 'error',
    from: '1.2',
    to: '1.2',
    find: (launch) =>
      checks(launch, 'general', ({ check }) =>
        kindOf(check) === 'tcp' ? { path: `${check.path}.type`, message: 'Checks of type TCP exist since 1.3' } : undefined,
      ),
    remedy: 'run 1.3 or later, or use a health check',
  },
  {
    id: 'check-not-by-docker',
    level: 'warning',
    from: '1.2',
    find: (launch) =>
      dockerContainers(launch).some(({ role }) => role === 'command-task')
        ? checks(launch, 'general', ({ check }) => ({
            path: check.path,
            message: 'The Docker executor runs health checks only: check is never run',
          }))
        : [],
    remedy: 'use health_check',
  },
  {
    id: 'check-without-https',
    level: 'warning',
    from: '1.2',
    find: (launch) =>
      checks(launch, 'general', ({ check }) =>
        check.scheme === undefined
          ? undefined
          : { path: `${check.path}.http.scheme`, message: 'Only health checks have a scheme: check is asked by plain HTTP' },
      ),
    remedy: 'use a health check for HTTPS',
  },
  {
    id: 'http-path-without-slash',
    level: 'error',
    from: '1.1',
    find: (launch) =>
      checks(launch, undefined, ({ check: { httpPath, path } }) =>
        httpPath === undefined || httpPath === '' || httpPath.startsWith('/')
          ? undefined
          : { path: `${path}.http.path`, message: `The path ${JSON.stringify(httpPath)} does not begin with a slash: the task is refused` },
      ),
    remedy: 'begin it with /',
  },
  {
    id: 'http-scheme-unknown',
    level: 'error',
    from: '1.1',
    find: (launch) =>
      checks(launch, 'health', ({ check: { scheme, path } }) =>
        scheme === undefined || scheme === 'http' || scheme === 'https'
          ? undefined
          : { path: `${path}.http.scheme`, message: `The scheme ${JSON.stringify(scheme)} is neither http nor https: the task is refused` },
      ),
    remedy: 'write http or https',
  },
  {
    id: 'http-statuses-ignored',
    level: 'warning',
    from: '0.25',
    find: (launch) =>
      checks(launch, 'health', ({ check: { statuses, path } }) =>
        statuses.length === 0
          ? undefined
          : { path: `${path}.http.statuses`, message: 'Mesos does not read statuses: 200 to 399 is healthy, after redirects' },
      ),
    remedy: 'leave it to Taskpulse, by labels (taskpulse.check.<name>.status)',
  },
  {
    id: 'check-family-unknown',
    level: 'warning',
    from: '1.1',
    to: '1.4',
    find: (launch) =>
      checks(launch, 'health', ({ check }) => familySpot(check, 'Health checks have a protocol since 1.5: IPv4 loopback is asked')),
    remedy: 'listen on 127.0.0.1 too, or run 1.5 or later',
  },
  {
    id: 'tcp-check-without-ipv6',
    level: 'warning',
    from: '1.6',
    find: (launch) =>
      checks(launch, 'health', ({ check }) =>
        kindOf(check) === 'tcp' ? familySpot(check, 'Since 1.6 the protocol of a TCP check is dropped: 127.0.0.1 is asked') : undefined,
      ),
    remedy: 'listen on 127.0.0.1 too, or use an HTTP check',
  },
  {
    id: 'check-of-host-port',
    level: 'warning',
    from: '0.25',
    find: (launch) => {
      const mappings = launchedBy(launch).flatMap(({ container }) => [
        ...(container.docker?.portMappings ?? []),
        ...container.networkInfos.flatMap(({ portMappings }) => portMappings),
      ]);
      return checks(launch, undefined, ({ check: { port, path } }) => {
        const isInside = mappings.some(({ containerPort }) => containerPort === port);
        const mapping = mappings.find(({ hostPort }) => hostPort === port);
        if (port === undefined || isInside || mapping === undefined) return undefined;
        const message = `Port ${String(port)} is the host's side of a mapping; the check is asked inside the container, where it is ${String(mapping.containerPort)}`;
        return { path, message };
      });
    },
    remedy: 'write the port on which the task listens',
  },
  {
    id: 'command-check-not-asked',
    level: 'note',
    from: '0.25',
    find: (launch) =>
      checks(launch, undefined, ({ check }) =>
        kindOf(check) === 'command'
          ? { path: check.path, message: 'A command runs inside the container: Taskpulse cannot ask it over the network' }
          : undefined,
      ),
    remedy: 'add labels taskpulse.check.<name>.…, where its address should be probed',
  },
  {
    id: 'check-is-loopback',
    level: 'note',
    from: '1.1',
    find: (launch) =>
      checks(launch, undefined, ({ check }) => {
        const kind = kindOf(check);
        return kind === 'http' || kind === 'tcp'
          ? {
              path: check.path,
              message:
                "Mesos asks this on loopback inside the container; Taskpulse asks the same at the container's address, and says where the two disagree",
            }
          : undefined;
      }),
    remedy: "listen on the container's address, not on loopback alone",
  },
];

function typeMissing({ check }: CarriedCheck): Omit<Spot, 'taskId'> | undefined {
  return check.type === undefined ? { path: `${check.path}.type`, message: 'The type is required: the task is refused' } : undefined;
}

function familySpot({ isIpv6, path }: CarriedCheck['check'], message: string): Omit<Spot, 'taskId'> | undefined {
  return isIpv6 ? { path, message } : undefined;
}

function checks(
  launch: DraftLaunch,
  of: CarriedCheck['of'] | undefined,
  spotOf: (carried: CarriedCheck) => Omit<Spot, 'taskId'> | undefined,
): readonly Spot[] {
  return spots(checksOf(launch), (carried) => {
    const spot = of === undefined || carried.of === of ? spotOf(carried) : undefined;
    return spot === undefined ? undefined : { taskId: carried.task.taskId, ...spot };
  });
}
