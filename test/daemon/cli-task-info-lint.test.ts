import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../core/lint/lint.js';
import { formatRange } from '../../core/lint/versions.js';
import { mesos } from '../../proto/generated/mesos.js';
import { runCommandLine, systemError, type CliWorld, type Said } from '../support/cli-io.js';

const DOCKER = readFileSync(new URL('../fixtures/launch/docker-user.json', import.meta.url), 'utf8');
const POD = readFileSync(new URL('../fixtures/launch/accept-pod.json', import.meta.url), 'utf8');

async function lint(content: string | Uint8Array | Error, args: readonly string[] = [], world: CliWorld = {}): Promise<Said> {
  return runCommandLine(['task-info', 'lint', 'task.json', ...args], { files: { 'task.json': content }, ...world });
}

describe('task-info lint', () => {
  test('tells what a Docker task will get in a release, a paragraph each', async () => {
    expect(await lint(DOCKER, ['--mesos', '1.9'])).toEqual({
      code: 65,
      stdout: [
        'error docker-host-with-request (1.0 and later)',
        '  task web.b7a6ac11-5d2d-4a55-8a3f, at container.network_infos',
        "  docker.network is not set and HOST by default: then a NetworkInfo is without effect; the task has the agent's address.",
        '  Do: set docker.network to USER, or remove network_infos.',
        '',
        'error docker-ports-without-network (all versions)',
        '  task web.b7a6ac11-5d2d-4a55-8a3f, at container.docker.port_mappings',
        "  Docker's HOST network has no ports to map: TASK_FAILED.",
        '  Do: set docker.network to BRIDGE or USER, or remove port_mappings.',
        '',
        'warning http-statuses-ignored (all versions)',
        '  task web.b7a6ac11-5d2d-4a55-8a3f, at health_check.http.statuses',
        '  Mesos does not read statuses: 200 to 399 is healthy, after redirects.',
        '  Do: leave it to Taskpulse, by labels (taskpulse.check.<name>.status).',
        '',
        'warning check-of-host-port (all versions)',
        '  task web.b7a6ac11-5d2d-4a55-8a3f, at health_check',
        "  Port 31080 is the host's side of a mapping; the check is asked inside the container, where it is 8080.",
        '  Do: write the port on which the task listens.',
        '',
        'note check-is-loopback (1.1 and later)',
        '  task web.b7a6ac11-5d2d-4a55-8a3f, at health_check',
        "  Mesos asks this on loopback inside the container; Taskpulse asks the same at the container's address, and says where the two disagree.",
        "  Do: listen on the container's address, not on loopback alone.",
        '',
        '1 task, Mesos 1.9: 2 errors, 2 warnings, 1 note',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  test('prints one object with --json, of the same shape with and without findings', async () => {
    const found = await lint(POD, ['--json', '--mesos', '1.5.0']);
    expect(found.code).toBe(65);
    expect(JSON.parse(found.stdout)).toEqual({
      mesos: '1.5',
      tasks: 2,
      errors: 1,
      warnings: 0,
      notes: 2,
      findings: [
        {
          level: 'error',
          rule: 'pod-member-network',
          taskId: 'pod-9.sidecar',
          path: 'accept.operations[0].launch_group.task_group.tasks[1].container.network_infos',
          from: '1.1',
          to: '1.5',
          message: 'Before 1.6 a member of a pod may not ask for a network of its own: TASK_ERROR, REASON_TASK_GROUP_INVALID',
          remedy: 'move network_infos to executor.container: the members share its addresses',
        },
        expect.objectContaining({ level: 'note', rule: 'check-is-loopback', taskId: 'pod-9.app' }),
        expect.objectContaining({ level: 'note', rule: 'check-is-loopback', taskId: 'pod-9.sidecar' }),
      ],
    });
    const clean = await lint('{"task_id":{"value":"t"},"container":{"type":"MESOS","network_infos":[{"name":"prod"}]}}', [
      '--json',
      '--mesos',
      '1.11',
    ]);
    expect({ code: clean.code, view: JSON.parse(clean.stdout) }).toEqual({
      code: 0,
      view: { mesos: '1.11', tasks: 1, errors: 0, warnings: 0, notes: 0, findings: [] },
    });
  });

  test('ends with 0 where nothing is an error, and says so', async () => {
    const { code, stdout } = await lint('{"tasks":[{"task_id":{"value":"t"}}]}', ['--mesos', '1.1']);
    expect({ code, last: stdout.split('\n').slice(-2) }).toEqual({
      code: 0,
      last: ['1 task, Mesos 1.1: 0 errors, 0 warnings, 1 note', ''],
    });
  });

  test('takes all versions without --mesos', async () => {
    const { stdout } = await lint(DOCKER);
    expect(stdout).toContain('\n1 task, Mesos of all versions: ');
    expect(stdout).toContain('warning health-check-command-only (0.25 to 1.0)\n');
  });

  test('reads standard input, and protobuf', async () => {
    const protobuf = mesos.TaskInfo.encode({ name: 'x', task_id: { value: 't' }, container: { type: 2, network_infos: [{}] } }).finish();
    for (const args of [[], ['--format', 'protobuf']]) {
      const { code, stdout, stderr } = await runCommandLine(['task-info', 'lint', '-', ...args], { stdin: protobuf });
      expect({ code, first: stdout.split('\n')[0], stderr }).toEqual({
        code: 65,
        first: 'error network-without-name (1.0 and later)',
        stderr: '',
      });
    }
  });

  test('lets no id steer the terminal', async () => {
    const { stdout } = await lint(JSON.stringify({ task_id: { value: 'web\u001b[2J\n' } }));
    expect(stdout).toContain('task web\ufffd[2J\ufffd, at');
    expect(stdout).not.toContain('\u001b');
  });
});

describe('task-info lint refuses on one line', () => {
  test.each([
    ['{"tasks":[{"name":"x"}]}', 65, 'task.json: Cannot read tasks[0].task_id.value: it is missing; see task-info lint --help'],
    ['{"a" 1}', 65, 'task.json: Cannot read 7 characters as JSON: not JSON at position 5; see task-info lint --help'],
    [systemError('EACCES'), 66, 'Cannot read "task.json": it may not be read by this user; name a file, or - for standard input'],
    ['x'.repeat(16 * 1024 * 1024 + 1), 65, 'task.json: it is longer than 16777216 bytes'],
  ])('a bad file', async (content, code, message) => {
    const said = await lint(content);
    expect(said).toEqual({ code, stdout: '', stderr: `taskpulse: ${message}\n` });
  });

  test.each([
    [['--mesos', '0.24'], 64, /^taskpulse: --mesos "0\.24" is no release that is known; they are 0\.25, .*, 1\.11\n$/],
    [
      ['--format', 'yaml'],
      64,
      /^taskpulse: Option '--format <format>' argument 'yaml' is invalid\. Allowed choices are json, protobuf; see --help\n$/,
    ],
    [['--fix'], 64, /^taskpulse: Unknown option '--fix'/],
  ])('%j', async (args, code, message) => {
    const said = await lint(DOCKER, args);
    expect({ code: said.code, stdout: said.stdout }).toEqual({ code, stdout: '' });
    expect(said.stderr).toMatch(message);
  });

  test('a missing file or subcommand', async () => {
    expect(await runCommandLine(['task-info', 'lint', 'absent'])).toMatchObject({
      code: 66,
      stderr: 'taskpulse: Cannot read "absent": there is no such file; name a file, or - for standard input\n',
    });
    expect(await runCommandLine(['task-info', 'lint'])).toMatchObject({ code: 64 });
    expect(await runCommandLine(['task-info'])).toMatchObject({ code: 64 });
  });
});

describe('docs/task-info-lint.md', () => {
  const page = readFileSync(new URL('../../docs/task-info-lint.md', import.meta.url), 'utf8');

  test('lists every rule as it is, and no other', () => {
    const rows = page.split('\n').filter((line) => /^\| `[a-z][a-z0-9-]+` \|/.test(line));
    expect(rows).toEqual(
      RULES.map((rule) => `| \`${rule.id}\` | ${rule.level} | ${formatRange(rule)} | ${rule.remedy.replaceAll('|', '\\|')} |`),
    );
  });

  test('shows what is really printed', async () => {
    expect(page).toContain((await lint(DOCKER, ['--mesos', '1.9'])).stdout);
    expect(page).toContain(DOCKER.trim());
  });
});
