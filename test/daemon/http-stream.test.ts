import { afterEach, describe, expect, test } from '@jest/globals';
import { LogError, type Log } from '../../core/log.js';
import { STREAMS_MAX } from '../../daemon/http/stream-routes.js';
import { buildEvent, buildEvents, writeEvents } from '../support/history.js';
import { createTestServer, type TestServer } from '../support/http-server.js';
import { createMemoryBroker } from '../support/memory-log.js';
import { openStream, type SseClient } from '../support/sse-client.js';
import { createVirtualClock, turns } from '../support/virtual-clock.js';

interface Serving extends TestServer {
  readonly url: string;
}

let servers: TestServer[] = [];
let clients: SseClient[] = [];
afterEach(async () => {
  for (const client of clients) client.close();
  await Promise.all(servers.map(({ server }) => server.close()));
  servers = [];
  clients = [];
});

async function serve(options: Parameters<typeof createTestServer>[0] = {}): Promise<Serving> {
  const made = await createTestServer(options);
  servers.push(made);
  const { port } = await made.server.listen({ host: '127.0.0.1', port: 0 });
  return { ...made, url: `http://127.0.0.1:${String(port)}/api/v1/stream` };
}

async function connect({ url }: Serving, query = '', lastEventId?: string): Promise<SseClient> {
  const client = await openStream(`${url}${query}`, lastEventId === undefined ? {} : { lastEventId });
  clients.push(client);
  return client;
}

/** Until it knows where it would go on: then it follows. */
async function follow(serving: Serving, query = '', lastEventId?: string): Promise<SseClient> {
  const client = await connect(serving, query, lastEventId);
  await client.untilSo(() => client.lastId() !== '');
  return client;
}

const idsOf = (client: SseClient): readonly string[] => client.messages.map(({ id }) => id);
const numbersOf = (client: SseClient): readonly number[] => client.messages.map(({ data }) => data.data.n);
const range = (first: number, last: number): readonly number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('a stream', () => {
  test('tells what happens from now on, each event as the list has it', async () => {
    const server = await serve();
    await writeEvents(server.broker, 0, buildEvents(0, 1, 3));
    const client = await follow(server);
    expect({ status: client.status, type: client.headers['content-type'], cache: client.headers['cache-control'] }).toEqual({
      status: 200,
      type: 'text/event-stream',
      cache: 'no-store',
    });
    await writeEvents(server.broker, 0, buildEvents(0, 4, 2));
    const messages = await client.until(2);
    const { items } = (await server.server.inject('/api/v1/events?after=0:2')).json<{ items: { id: string; type: string }[] }>();
    expect(messages).toEqual(items.map((item) => ({ id: item.id, event: item.type, data: item })));
    expect(idsOf(client)).toEqual(['0-1-4-0', '0-1-5-0']);
  });

  test('begins behind what `after` names, and behind Last-Event-ID before that', async () => {
    const server = await serve();
    await writeEvents(server.broker, 0, buildEvents(0, 1, 9));
    const by = async (query: string, lastEventId?: string): Promise<number | undefined> => {
      const client = await connect(server, query, lastEventId);
      await client.until(1);
      return numbersOf(client)[0];
    };
    expect(await by('?after=0-1-3-0')).toBe(4);
    expect(await by('?after=0:6')).toBe(8);
    expect(await by('?after=2025-01-01T00:00:00Z')).toBe(1);
    expect(await by('?after=0-1-3-0', '0-1-5-0')).toBe(6);
    expect(await by('', 'c7')).toBe(8);
  });

  test('tells a long history whole and in order, then goes on with the present', async () => {
    const server = await serve();
    await writeEvents(server.broker, 0, buildEvents(0, 1, 2_500));
    const client = await connect(server, '?after=c0');
    await client.until(1_000);
    await writeEvents(server.broker, 0, buildEvents(0, 2_501, 10));
    await client.until(2_510);
    expect(numbersOf(client)).toEqual(range(1, 2_510));
  });

  test('of several partitions leaves nothing out', async () => {
    const server = await serve({ partitions: 3 });
    const client = await follow(server);
    for (const n of range(1, 20)) await writeEvents(server.broker, n % 3, buildEvents(n % 3, n, 1));
    await client.until(20);
    expect([...numbersOf(client)].sort((a, b) => a - b)).toEqual(range(1, 20));
  });

  test('tells an event that was written again once', async () => {
    const server = await serve();
    const client = await follow(server);
    await writeEvents(server.broker, 0, [...buildEvents(0, 1, 2), ...buildEvents(0, 1, 3)]);
    await client.until(3);
    expect(numbersOf(client)).toEqual([1, 2, 3]);
  });

  test('breaks no line for a foreign event, and gives it an id that leads back', async () => {
    const server = await serve();
    const client = await follow(server);
    await writeEvents(server.broker, 0, [buildEvent({ id: 'theirs\nid: 1', type: 'x\r\ndata: y' }), ...buildEvents(0, 1, 1)]);
    await client.until(2);
    expect(client.messages[0]).toMatchObject({ id: '0:0', event: 'x  data: y', data: { id: 'theirs\nid: 1' } });
    const next = await connect(server, '', '0:0');
    await next.until(1);
    expect(numbersOf(next)).toEqual([1]);
  });

  test('says every 15 seconds that it lives, while nothing happens', async () => {
    const server = await serve();
    const client = await follow(server);
    await server.clock.advance(14_000);
    expect(client.comments).toEqual([]);
    await server.clock.advance(17_000);
    await client.untilSo(() => client.comments.length === 2);
    await writeEvents(server.broker, 0, buildEvents(0, 1, 1));
    await client.until(1);
    await server.clock.advance(14_000);
    expect(client.comments).toHaveLength(2);
  });
});

describe('coming back', () => {
  test('goes on behind the last event: none lost, none again', async () => {
    const server = await serve();
    const client = await follow(server);
    await writeEvents(server.broker, 0, buildEvents(0, 1, 5));
    await client.until(5);
    client.close();
    await client.ended;
    await writeEvents(server.broker, 0, buildEvents(0, 6, 5));
    const next = await connect(server, '', client.lastId());
    await next.until(5);
    expect(numbersOf(next)).toEqual(range(6, 10));
  });

  test('before the first event goes on where it began', async () => {
    const server = await serve({ partitions: 2 });
    const client = await follow(server);
    client.close();
    await client.ended;
    await writeEvents(server.broker, 1, buildEvents(1, 1, 1));
    const next = await connect(server, '', client.lastId());
    await next.until(1);
    expect(numbersOf(next)).toEqual([1]);
  });

  test('with several partitions may tell some again, by equal ids, and loses none', async () => {
    const server = await serve({ partitions: 2 });
    const client = await follow(server);
    for (const n of range(1, 6)) await writeEvents(server.broker, n % 2, buildEvents(n % 2, n, 1));
    await client.until(3);
    client.close();
    await client.ended;
    const seen = new Set(numbersOf(client));
    const next = await connect(server, '', client.lastId());
    await next.untilSo(() => new Set([...seen, ...numbersOf(next)]).size === 6);
    expect([...new Set([...seen, ...numbersOf(next)])].sort()).toEqual(range(1, 6));
  });

  test.each(['0-1-999-0', 'c1.2.3', '7:1', 'nonsense'])('with the id %s, which is not known, is told so and goes on now', async (id) => {
    const server = await serve();
    await writeEvents(server.broker, 0, buildEvents(0, 1, 2));
    const client = await follow(server, '', id);
    await writeEvents(server.broker, 0, buildEvents(0, 3, 1));
    await client.until(2);
    expect(client.messages).toMatchObject([{ event: 'reset', data: {} }, { id: '0-1-3-0' }]);
  });

  test('behind what retention passed is told so, and gets all that is left', async () => {
    const server = await serve();
    await writeEvents(server.broker, 0, buildEvents(0, 1, 10));
    server.broker.prune({ topic: 'events', partition: 0 }, 6);
    const client = await connect(server, '', 'c2');
    await client.until(5);
    expect(client.messages.map(({ event, data }) => (event === 'reset' ? 'reset' : data.data.n))).toEqual(['reset', 7, 8, 9, 10]);
  });
});

describe('a slow client', () => {
  /** More than the sockets between us hold. */
  const LARGE = 'x'.repeat(40_000);

  test('makes nobody wait, falls out of the ring, and still gets all of it in order', async () => {
    const server = await serve();
    const slow = await follow(server);
    const quick = await follow(server);
    slow.pause();
    for (let first = 1; first < 1_500; first += 50) {
      const events = range(first, first + 49).map((n) =>
        buildEvent({ id: `0-1-${String(n)}-0`, data: { n, LARGE: n <= 300 ? LARGE : '' } }),
      );
      await writeEvents(server.broker, 0, events);
      await quick.until(first + 49);
    }
    expect(numbersOf(quick)).toEqual(range(1, 1_500));
    expect(slow.messages.length).toBeLessThan(300);
    slow.resume();
    await slow.until(1_500);
    expect(numbersOf(slow)).toEqual(range(1, 1_500));
    expect(slow.messages.some(({ event }) => event === 'reset')).toBe(false);
  }, 30_000);
});

describe('the end', () => {
  test('of the server ends every stream whole, and at once', async () => {
    const server = await serve();
    const streams = [await follow(server), await follow(server)];
    await server.server.close(60_000);
    expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual([true, true]);
    expect(server.clock.pendingCount()).toBe(0);
  });

  test('of all clients stops the reading of the log, after a while', async () => {
    const clock = createVirtualClock();
    const broker = createMemoryBroker({ clock, partitions: 1 });
    const log = broker.connect();
    let openReaders = 0;
    const counting: Log = {
      ...log,
      openReader: async (options) => {
        const reader = await log.openReader(options);
        openReaders += 1;
        return {
          ...reader,
          stop: async () => {
            openReaders -= 1;
            await reader.stop();
          },
        };
      },
    };
    const server = await serve({ deps: { log: counting, clock } });
    const first = await follow(server);
    const second = await follow(server);
    expect(openReaders).toBe(1);
    first.close();
    second.close();
    await Promise.all([first.ended, second.ended]);
    await turns(20);
    await clock.advance(29_000);
    expect(openReaders).toBe(1);
    const third = await follow(server);
    await clock.advance(60_000);
    expect(openReaders).toBe(1);
    third.close();
    await third.ended;
    await turns(20);
    await clock.advance(31_000);
    expect(openReaders).toBe(0);
    const fourth = await follow(server);
    await writeEvents(broker, 0, buildEvents(0, 1, 1));
    await fourth.until(1);
  });
});

describe('refusals', () => {
  test.each([
    ['?after=nonsense', 400],
    ['?after=0-1-999-0', 404],
    ['?since=1', 400],
  ])('%s is %d', async (query, status) => {
    const server = await serve();
    const answer = await fetch(`${server.url}${query}`);
    expect({ status: answer.status, type: answer.headers.get('content-type') }).toEqual({ status, type: 'application/problem+json' });
    await answer.text();
  });

  test('a log that is away is 503, and leaves nothing behind', async () => {
    const clock = createVirtualClock();
    const log = createMemoryBroker({ clock, partitions: 1 }).connect();
    let isAway = true;
    const openReader: Log['openReader'] = async (options) => {
      if (isAway) throw new LogError('Cannot open', 'unavailable');
      return log.openReader(options);
    };
    const server = await serve({ deps: { log: { ...log, openReader }, clock } });
    const answer = await fetch(server.url);
    expect({ status: answer.status, retry: answer.headers.get('retry-after') }).toEqual({ status: 503, retry: '5' });
    await answer.text();
    isAway = false;
    expect((await follow(server)).status).toBe(200);
  });

  test('one stream too many is 503', async () => {
    const server = await serve();
    for (let n = 0; n < STREAMS_MAX; n += 1) await follow(server);
    const answer = await fetch(server.url);
    expect(answer.status).toBe(503);
    await answer.text();
    clients[0]?.close();
    await clients[0]?.ended;
    await turns(20);
    expect((await follow(server)).status).toBe(200);
  }, 30_000);

  test('HEAD has no stream', async () => {
    const answer = await fetch((await serve()).url, { method: 'HEAD' });
    expect(answer.status).toBe(404);
  });
});

test('a log that goes away pauses the stream, and breaks nothing', async () => {
  const server = await serve();
  await writeEvents(server.broker, 0, buildEvents(0, 1, 1));
  const client = await follow(server);
  const mend = server.broker.cutOff();
  await server.clock.advance(20_000);
  mend();
  await writeEvents(server.broker, 0, buildEvents(0, 2, 1));
  await client.until(1);
  expect(numbersOf(client)).toEqual([2]);
});
