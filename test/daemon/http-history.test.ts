import { afterEach, describe, expect, test } from '@jest/globals';
import { LogError } from '../../core/log.js';
import { createMemoryBroker } from '../support/memory-log.js';
import { buildEndData, buildEvent, buildEvents, writeEvents } from '../support/history.js';
import { createTestServer, type TestServer } from '../support/http-server.js';
import { START_MS, buildAddress, buildTask, buildToldAt } from '../support/records.js';
import { createVirtualClock } from '../support/virtual-clock.js';

let open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.map(({ server }) => server.close()));
  open = [];
});

async function serve(options: Parameters<typeof createTestServer>[0] = {}): Promise<TestServer> {
  const made = await createTestServer(options);
  open.push(made);
  return made;
}

async function get(from: TestServer, url: string): Promise<{ status: number; body: ReturnType<typeof JSON.parse> }> {
  const answer = await from.server.inject({ method: 'GET', url });
  return { status: answer.statusCode, body: answer.json() };
}

const HISTORY = '/api/v1/addresses/10.0.0.1/history';

describe('the history of an address', () => {
  test('tells who holds it now, and who held it before', async () => {
    const server = await serve({
      belief: {
        tasks: [buildTask({ taskId: 'web.2', assignment: { ...assignment(), id: '0:12', introduced: told(12, 60_000) } })],
        addresses: [buildAddress({ taskId: 'web.2', sinceMs: START_MS + 60_000, position: '0:12' })],
      },
    });
    await writeEvents(server.broker, 0, [buildEvent({ type: 'taskpulse.task.ended', timeMs: START_MS + 50_000, data: buildEndData() })]);
    const { status, body } = await get(server, HISTORY);
    expect(status).toBe(200);
    const shared = { address: '10.0.0.1', frameworkId: 'marathon', agentId: 'agent-1', network: 'net', provenance: 'container' };
    expect(body).toEqual({
      items: [
        {
          ...shared,
          taskId: 'web.2',
          from: '2026-01-01T00:01:00.000Z',
          to: null,
          fromPosition: '0:12',
          toPosition: null,
          endedBy: null,
        },
        {
          ...shared,
          taskId: 'web.1',
          from: '2026-01-01T00:00:00.000Z',
          to: '2026-01-01T00:00:50.000Z',
          fromPosition: '0:0',
          toPosition: '0:9',
          endedBy: 'ended',
        },
      ],
      complete: true,
      readFrom: '2026-01-01T00:00:00.000Z',
    });
  });

  test('at a time tells who held it then, nobody between two', async () => {
    const server = await serve({
      belief: {
        tasks: [buildTask({ taskId: 'web.2', assignment: { ...assignment(), id: '0:12', introduced: told(12, 60_000) } })],
        addresses: [buildAddress({ taskId: 'web.2', sinceMs: START_MS + 60_000, position: '0:12' })],
      },
    });
    await server.clock.advance(50_100);
    await writeEvents(server.broker, 0, [buildEvent({ type: 'taskpulse.task.ended', timeMs: START_MS + 50_000, data: buildEndData() })]);
    const holders = async (at: string): Promise<readonly string[]> => {
      const { body } = await get(server, `${HISTORY}?at=${encodeURIComponent(at)}`);
      return body.items.map((item: { taskId: string }) => item.taskId);
    };
    expect(await holders('2026-01-01T00:00:00Z')).toEqual(['web.1']);
    expect(await holders('2026-01-01T00:00:49.999Z')).toEqual(['web.1']);
    expect(await holders('2026-01-01T00:00:50Z')).toEqual([]);
    expect(await holders('2026-01-01T02:01:00+02:00')).toEqual(['web.2']);
    expect(await holders('2025-12-31T23:59:59Z')).toEqual([]);
  });

  test('knows an end before the history tells it', async () => {
    const ended = buildTask({ status: 'ended', statusSinceMs: START_MS + 5000, position: buildToldAt({ offset: 3 }) });
    const server = await serve({ belief: { tasks: [ended] } });
    const before = await get(server, HISTORY);
    expect(before.body.items).toMatchObject([
      { taskId: 'web.1', to: '2026-01-01T00:00:05.000Z', toPosition: '0:3', provenance: 'container' },
    ]);
    const data = buildEndData({ position: '0:3' });
    await writeEvents(server.broker, 0, [buildEvent({ type: 'taskpulse.task.ended', timeMs: START_MS + 5000, data })]);
    expect((await get(server, HISTORY)).body.items).toEqual(before.body.items);
  });

  test('leaves out an address that was told of an ended task and did not count', async () => {
    const server = await serve({ belief: { tasks: [buildTask({ status: 'ended' })] } });
    await writeEvents(server.broker, 0, [buildEvent({ type: 'taskpulse.task.ended', data: buildEndData({ held: [] }) })]);
    expect((await get(server, HISTORY)).body.items).toEqual([]);
  });

  test('is shown in pages, newest first', async () => {
    const server = await serve();
    const ends = Array.from({ length: 12 }, (_, n) =>
      buildEvent({
        id: `0-1-${n}-0`,
        type: 'taskpulse.task.ended',
        timeMs: START_MS + n + 1,
        data: buildEndData({ taskId: `t${n}`, assignment: `0:${n}`, since: new Date(START_MS + Math.floor(n / 6)).toISOString() }),
      }),
    );
    await writeEvents(server.broker, 0, ends);
    const seen: string[] = [];
    for (let url = `${HISTORY}?limit=5`; url !== '';) {
      const { body } = await get(server, url);
      seen.push(...body.items.map((item: { fromPosition: string }) => item.fromPosition));
      url = body.next === undefined ? '' : `${HISTORY}?limit=5&cursor=${body.next}`;
    }
    expect(seen.slice(0, 4)).toEqual(['0:11', '0:10', '0:9', '0:8']);
    expect(new Set(seen).size).toBe(12);
  });

  test('takes the address in any spelling', async () => {
    const server = await serve();
    const held = [{ address: 'fd00::1', family: 6, network: 'net', provenance: 'container' }];
    await writeEvents(server.broker, 0, [buildEvent({ type: 'taskpulse.task.ended', data: buildEndData({ held }) })]);
    const { body } = await get(server, `/api/v1/addresses/${encodeURIComponent('FD00:0::0001')}/history`);
    expect(body.items).toMatchObject([{ address: 'fd00::1' }]);
  });

  test.each([
    ['/api/v1/addresses/10.0.0.256/history', 'address'],
    [`${HISTORY}?at=yesterday`, 'at'],
    [`${HISTORY}?at=2026-01-01`, 'at'],
    [`${HISTORY}?when=now`, 'when'],
  ])('%s is refused, and says why', async (url, field) => {
    const { status, body } = await get(await serve(), url);
    expect({ status, field: body.field }).toEqual({ status: 400, field });
  });
});

describe('events', () => {
  test('come oldest first, page by page, and end with a place to go on from', async () => {
    const server = await serve();
    await writeEvents(server.broker, 0, buildEvents(0, 1, 3));
    const first = await get(server, '/api/v1/events?limit=2');
    expect(first.body).toEqual({
      items: [
        {
          id: '0-1-1-0',
          type: 'taskpulse.task.addressed',
          time: '2026-01-01T00:00:00.000Z',
          subject: 'task|marathon|web.1',
          position: '0:0',
          data: { n: 1 },
        },
        expect.objectContaining({ id: '0-1-2-0', position: '0:1' }),
      ],
      next: 'c2',
      after: 'c2',
    });
    const second = await get(server, `/api/v1/events?limit=2&cursor=${first.body.next}`);
    expect(second.body).toEqual({ items: [expect.objectContaining({ id: '0-1-3-0' })], after: 'c3' });
    await writeEvents(server.broker, 0, buildEvents(0, 4, 1));
    expect((await get(server, `/api/v1/events?after=${second.body.after}`)).body.items).toMatchObject([{ id: '0-1-4-0' }]);
  });

  test.each(['0-1-2-0', '0:1', 'c2'])('after %s are those behind it', async (after) => {
    const server = await serve();
    await writeEvents(server.broker, 0, buildEvents(0, 1, 3));
    expect((await get(server, `/api/v1/events?after=${after}`)).body.items).toMatchObject([{ id: '0-1-3-0' }]);
  });

  test('after a time are those from then on', async () => {
    const server = await serve();
    await writeEvents(server.broker, 0, buildEvents(0, 1, 1));
    await server.clock.advance(1000);
    await writeEvents(server.broker, 0, buildEvents(0, 2, 1));
    const { body } = await get(server, '/api/v1/events?after=2026-01-01T00:00:01Z');
    expect(body.items).toMatchObject([{ id: '0-1-2-0' }]);
  });

  test.each([
    ['after=tomorrow', 400, 'after'],
    ['cursor=WyJ0YXNrcyJd', 400, 'cursor'],
    ['after=0-8-8-8', 404, 'after'],
    ['after=c0.0.0', 404, 'after'],
    ['limit=0', 400, 'limit'],
    ['type=x', 400, 'type'],
  ])('?%s is refused', async (query, status, field) => {
    const { status: answered, body } = await get(await serve(), `/api/v1/events?${query}`);
    expect({ status: answered, field: body.field }).toEqual({ status, field });
  });
});

describe('a log that cannot be read', () => {
  test.each([HISTORY, '/api/v1/events'])('makes %s 503, to be asked again later', async (url) => {
    const server = await serve();
    server.broker.cutOff();
    const answer = await server.server.inject({ method: 'GET', url });
    expect({ code: answer.statusCode, retryAfter: answer.headers['retry-after'], detail: answer.json().detail }).toEqual({
      code: 503,
      retryAfter: '5',
      detail: 'Cannot read the history: the log cannot be reached; ask again later',
    });
  });

  test('and does not answer is not waited for longer than 15 s', async () => {
    const clock = createVirtualClock();
    const log = createMemoryBroker({ clock }).connect();
    const server = await serve({ deps: { clock, log: { ...log, partitionCount: async () => new Promise(() => undefined) } } });
    const asked = server.server.inject({ method: 'GET', url: HISTORY });
    await clock.advance(14_999);
    await clock.advance(1);
    expect((await asked).statusCode).toBe(503);
    expect(clock.pendingCount()).toBe(0);
  });

  test('is asked for a few at once only', async () => {
    const clock = createVirtualClock();
    const log = createMemoryBroker({ clock, partitions: 1 }).connect();
    let release: () => void = () => undefined;
    const gate = new Promise<number>((resolve) => (release = () => resolve(1)));
    const server = await serve({ deps: { clock, log: { ...log, partitionCount: async () => gate } } });
    const asked = Array.from({ length: 5 }, async () => (await server.server.inject({ method: 'GET', url: HISTORY })).statusCode);
    await clock.advance(0);
    release();
    expect((await Promise.all(asked)).sort()).toEqual([200, 200, 200, 200, 503]);
    expect((await get(server, HISTORY)).status).toBe(200);
  });

  test('for a reason of our own is not blamed on the log', async () => {
    const clock = createVirtualClock();
    const log = createMemoryBroker({ clock }).connect();
    const broken = { ...log, partitionCount: async (): Promise<number> => Promise.reject(new Error('a bug')) };
    expect((await get(await serve({ deps: { log: broken } }), HISTORY)).status).toBe(500);
    const refusing = { ...log, partitionCount: async (): Promise<number> => Promise.reject(new LogError('no', 'unauthorized')) };
    const { status, body } = await get(await serve({ deps: { log: refusing } }), HISTORY);
    expect({ status, detail: body.detail }).toEqual({
      status: 503,
      detail: 'Cannot read the history: the log does not let us read; ask again later',
    });
  });
});

function told(offset: number, afterMs: number): ReturnType<typeof buildToldAt> {
  return buildToldAt({ offset, atMs: START_MS + afterMs });
}

function assignment(): NonNullable<ReturnType<typeof buildTask>['assignment']> {
  const { assignment: built } = buildTask();
  if (built === undefined) throw new Error('The built task has none');
  return built;
}
