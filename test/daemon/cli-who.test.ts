import { afterEach, describe, expect, test } from '@jest/globals';
import { runCommandLine, type Said } from '../support/cli-io.js';
import { buildEndData, buildEvent, writeEvents } from '../support/history.js';
import { createTestServer, type TestServer } from '../support/http-server.js';
import { START_MS, buildAddress, buildTask } from '../support/records.js';

let open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.map(({ server }) => server.close()));
  open = [];
});

/** A daemon in which `web.1` held 10.0.0.1 for 50 s; now `web.2` does, where `isHeld`. */
async function serve({ isHeld = true, token }: { readonly isHeld?: boolean; readonly token?: string } = {}): Promise<string> {
  const task = buildTask({ taskId: 'web.2' });
  const belief = isHeld
    ? { tasks: [task], addresses: [buildAddress({ taskId: 'web.2', sinceMs: START_MS + 60_000, position: '0:12' })] }
    : {};
  const introduced = { topic: 'taskStatus', partition: 0, offset: 12, atMs: START_MS + 60_000 } as const;
  const tasks = isHeld && task.assignment !== undefined ? [{ ...task, assignment: { ...task.assignment, id: '0:12', introduced } }] : [];
  const made = await createTestServer({ belief: { ...belief, tasks }, deps: { token: () => token } });
  open.push(made);
  await made.clock.advance(50_000);
  await writeEvents(made.broker, 0, [buildEvent({ type: 'taskpulse.task.ended', timeMs: START_MS + 50_000, data: buildEndData() })]);
  const { port } = await made.server.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${port}`;
}

async function who(url: string, ...args: readonly string[]): Promise<Said> {
  return runCommandLine(['who', ...args, '--url', url]);
}

describe('who', () => {
  test('tells who holds an address, and who held it before', async () => {
    expect(await who(await serve(), '10.0.0.1')).toEqual({
      code: 0,
      stdout: [
        '10.0.0.1 is held by task web.2 of framework marathon, on agent agent-1, network net',
        '  2026-01-01T00:01:00.000Z (0:12) to now',
        'before that:',
        '  2026-01-01T00:00:00.000Z (0:0) to 2026-01-01T00:00:50.000Z (0:9), ended  task web.1 of framework marathon, on agent agent-1, network net',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  test('tells who held it at a time', async () => {
    const { stdout } = await who(await serve(), '10.0.0.1', '--at', '2026-01-01T00:00:30Z');
    expect(stdout).toBe(
      [
        '10.0.0.1 was held at 2026-01-01T00:00:30Z by task web.1 of framework marathon, on agent agent-1, network net',
        '  2026-01-01T00:00:00.000Z (0:0) to 2026-01-01T00:00:50.000Z (0:9), ended',
        '',
      ].join('\n'),
    );
  });

  test.each([
    [['10.0.0.1'], 'Nobody that is known of holds 10.0.0.1 now\nbefore that:\n'],
    [['10.9.9.9'], 'Nobody that is known of holds 10.9.9.9, or ever did\n'],
    [['10.0.0.1', '--at', '2026-01-01T00:00:55Z'], 'Nobody that is known of held 10.0.0.1 at 2026-01-01T00:00:55Z\n'],
  ])('%j: nobody is an answer', async (args, begin) => {
    const { code, stdout } = await who(await serve({ isHeld: false }), ...args);
    expect({ code, begin: stdout.slice(0, begin.length) }).toEqual({ code: 0, begin });
  });

  test('prints nothing but JSON with --json', async () => {
    const { stdout, stderr } = await who(await serve(), '10.0.0.1', '--json', '--limit', '1');
    expect(JSON.parse(stdout)).toEqual({
      address: '10.0.0.1',
      at: null,
      items: [expect.objectContaining({ taskId: 'web.2', to: null })],
      next: expect.any(String),
      complete: true,
      readFrom: '2026-01-01T00:00:50.000Z',
    });
    expect(stderr).toBe('');
  });

  test('says that there are more than it shows', async () => {
    expect((await who(await serve(), '10.0.0.1', '--limit', '1')).stdout).toContain('\n  … and more: --limit shows it\n');
  });

  test('lets no id steer the terminal', async () => {
    const url = await serve();
    const [server] = open;
    if (server === undefined) throw new Error('No server is open');
    const data = buildEndData({ taskId: 'web\u001b[2J', assignment: '0:1' });
    await writeEvents(server.broker, 0, [buildEvent({ type: 'taskpulse.task.ended', data })]);
    const { stdout } = await who(url, '10.0.0.1');
    expect(stdout).toContain('task web\ufffd[2J of');
    expect(stdout).not.toContain('\u001b');
  });

  test.each([
    [['10.0.0.300'], 64, 'Cannot read address of the path: "10.0.0.300" is not an IP address; see who --help'],
    [['10.0.0.1', '--at', 'noon'], 64, 'Cannot read at of the query: "noon" is no time like 2026-01-31T12:00:00Z; see who --help'],
    [['10.0.0.1', '--limit', '0'], 64, "Option '--limit <count>' argument '0' is invalid. Allowed is 1 to 1000; see --help"],
    [[], 64, "Missing required argument 'address'; see --help"],
  ])('%j is refused on one line', async (args, code, message) => {
    expect(await who(await serve(), ...args)).toEqual({ code, stdout: '', stderr: `taskpulse: ${message}\n` });
  });

  test('without a daemon, or without its token, says which', async () => {
    const closed = await who('http://127.0.0.1:1', '10.0.0.1');
    expect(closed).toMatchObject({ code: 69, stdout: '' });
    const url = await serve({ token: 'secret' });
    expect(await who(url, '10.0.0.1')).toMatchObject({ code: 78, stdout: '' });
    const known = await runCommandLine(['who', '10.0.0.1', '--url', url, '--token-file', 'token'], { files: { token: 'secret\n' } });
    expect(known).toMatchObject({ code: 0, stderr: '' });
  });
});
