import { describe, expect, it } from '@jest/globals';
import type { Notification } from '../../core/notification.js';
import { again, createBench, REFUSED, SENT, type Bench, type ScriptedSink } from './outbox-support.js';
import { makeNotification } from './support.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 0, 1);

function firing(incidentId: string, over: Partial<Notification> = {}): Notification {
  return makeNotification({ incidentId, event: 'firing', timeMs: START, ...over });
}

function resolved(incidentId: string, over: Partial<Notification> = {}): Notification {
  return makeNotification({ incidentId, event: 'resolved', timeMs: START, ...over });
}

function told({ starts }: ScriptedSink): readonly string[] {
  return starts.map(({ notification }) => `${notification.incidentId} ${notification.event}`);
}

function ends({ reports }: Bench): readonly string[] {
  return reports.filter(({ result }) => result !== 'retrying').map(({ webhookId, result }) => `${webhookId} ${result}`);
}

describe('sending', () => {
  it('reports once what was sent', async () => {
    const bench = createBench();
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(1);
    expect(bench.reports).toEqual([
      {
        incidentId: 'a',
        sink: 'ops',
        event: 'firing',
        webhookId: 'msg-a-firing',
        result: 'sent',
        attempts: 1,
        atMs: START,
        detail: undefined,
      },
    ]);
    expect(bench.clock.pendingCount()).toBe(0);
  });

  it('never begins within the turn of whoever enqueues, so what is cancelled in it was never sent', async () => {
    const bench = createBench();
    bench.outbox.enqueue(firing('a'));
    expect(bench.ops.starts).toHaveLength(0);
    bench.outbox.cancel('a', 'ops');
    await bench.clock.advance(MINUTE);
    expect(bench.ops.starts).toHaveLength(0);
    expect(bench.reports).toEqual([]);
  });

  it('reports a refusal as failed and does not try again', async () => {
    const bench = createBench();
    bench.ops.reply = () => REFUSED;
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(HOUR);
    expect(bench.reports).toMatchObject([{ result: 'failed', attempts: 1, detail: 'no' }]);
  });

  it('sends four at a time to one sink, each of another incident', async () => {
    const bench = createBench();
    bench.ops.latencyMs = SECOND;
    for (let index = 0; index < 10; index++) bench.outbox.enqueue(firing(`i${String(index)}`));
    await bench.clock.advance(MINUTE);
    expect(bench.ops.peaks).toEqual({ total: 4, incident: 1 });
    expect(bench.ops.starts.map(({ startMs }) => startMs)).toEqual([0, 0, 0, 0, 1000, 1000, 1000, 1000, 2000, 2000]);
  });

  it('asks whether it may right before each send, and drops without a word what it may not', async () => {
    const bench = createBench();
    bench.ops.reply = () => again();
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(10);
    bench.maySend = () => false;
    await bench.clock.advance(HOUR);
    expect(bench.ops.starts).toHaveLength(1);
    expect(bench.reports.map(({ result }) => result)).toEqual(['retrying']);
    expect(bench.outbox.queued()).toEqual(
      new Map([
        ['ops', 0],
        ['other', 0],
      ]),
    );
    expect(bench.clock.pendingCount()).toBe(0);
  });

  it('refuses what is for a sink that is not there', async () => {
    const bench = createBench();
    bench.outbox.enqueue(firing('a', { sink: 'gone' }));
    await bench.clock.advance(1);
    expect(bench.reports).toMatchObject([{ sink: 'gone', result: 'failed', detail: 'No sink is named "gone"' }]);
  });

  it('tries again when a sink breaks its promise and rejects', async () => {
    const bench = createBench();
    let first = true;
    bench.ops.reply = () => {
      if (!first) return SENT;
      first = false;
      throw new Error('bug');
    };
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(2 * SECOND);
    expect(bench.reports.map(({ result }) => result)).toEqual(['retrying', 'sent']);
    expect(bench.log.lines).toContainEqual(expect.objectContaining({ level: 'error', message: 'Sink failed' }));
  });

  it('ends a send by its deadline', async () => {
    const bench = createBench();
    bench.ops.latencyMs = HOUR;
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(9_999);
    expect(bench.reports).toEqual([]);
    await bench.clock.advance(1);
    expect(bench.reports).toMatchObject([{ result: 'retrying', attempts: 1 }]);
  });

  it('counts what waits and what is under way', async () => {
    const bench = createBench();
    bench.ops.latencyMs = 5 * SECOND;
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) bench.outbox.enqueue(firing(id));
    expect(bench.outbox.queued().get('ops')).toBe(6);
    await bench.clock.advance(SECOND);
    expect(bench.outbox.queued().get('ops')).toBe(6);
    await bench.clock.advance(5 * SECOND);
    expect(bench.outbox.queued().get('ops')).toBe(2);
  });
});

describe('trying again', () => {
  it('waits longer each time, with the same id, and counts the attempts of an earlier life', async () => {
    const bench = createBench();
    bench.ops.reply = () => again();
    bench.outbox.enqueue(firing('a', { attempts: 3 }));
    await bench.clock.advance(15 * SECOND);
    expect(bench.ops.starts.map(({ startMs }) => startMs)).toEqual([0, 1_000, 3_000, 7_000, 15_000]);
    expect(new Set(bench.ops.starts.map(({ notification }) => notification.webhookId)).size).toBe(1);
    expect(bench.reports.map(({ result, attempts }) => [result, attempts])).toEqual([4, 5, 6, 7, 8].map((count) => ['retrying', count]));
  });

  it('never waits longer than five minutes', async () => {
    const bench = createBench();
    bench.ops.reply = () => again();
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(3 * HOUR);
    const gaps = bench.ops.starts.slice(1).map(({ startMs }, index) => startMs - (bench.ops.starts[index]?.startMs ?? 0));
    expect(Math.max(...gaps)).toBe(300_000);
  });

  it('leaves a receiver alone that named a time, with every incident', async () => {
    const bench = createBench();
    bench.ops.reply = () => again(90 * SECOND);
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(10);
    bench.ops.reply = () => SENT;
    bench.outbox.enqueue(firing('b'));
    await bench.clock.advance(89 * SECOND);
    expect(told(bench.ops)).toEqual(['a firing']);
    await bench.clock.advance(SECOND);
    expect([...told(bench.ops)].sort()).toEqual(['a firing', 'a firing', 'b firing']);
  });

  it('follows a named time for an hour at most', async () => {
    const bench = createBench();
    bench.ops.reply = () => again(30 * 24 * HOUR);
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(HOUR + 1);
    expect(bench.ops.starts).toHaveLength(2);
  });

  it('keeps the wait when it is told again of what waits already', async () => {
    const bench = createBench();
    bench.ops.reply = () => again();
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(8 * SECOND);
    const before = bench.ops.starts.length;
    bench.outbox.enqueue(firing('a', { attempts: before }));
    await bench.clock.advance(6 * SECOND);
    expect(bench.ops.starts).toHaveLength(before);
  });

  it('parks after a day', async () => {
    const bench = createBench();
    bench.ops.reply = () => again();
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(24 * HOUR - SECOND);
    expect(ends(bench)).toEqual([]);
    await bench.clock.advance(6 * MINUTE);
    expect(ends(bench)).toEqual(['msg-a-firing parked']);
    await bench.clock.advance(HOUR);
    expect(ends(bench)).toHaveLength(1);
    expect(bench.clock.pendingCount()).toBe(0);
  });

  it('tries what is days old for an hour before it parks it', async () => {
    const bench = createBench();
    bench.ops.reply = () => again();
    bench.outbox.enqueue(firing('a', { timeMs: START - 72 * HOUR }));
    await bench.clock.advance(HOUR - SECOND);
    expect(ends(bench)).toEqual([]);
    await bench.clock.advance(6 * MINUTE);
    expect(ends(bench)).toEqual(['msg-a-firing parked']);
  });
});

describe('one incident', () => {
  it('has the newer in place of what waits', async () => {
    const bench = createBench();
    bench.ops.reply = () => again();
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(100);
    bench.ops.reply = () => SENT;
    bench.outbox.enqueue(resolved('a'));
    await bench.clock.advance(HOUR);
    expect(told(bench.ops)).toEqual(['a firing', 'a resolved']);
    expect(ends(bench)).toEqual(['msg-a-resolved sent']);
  });

  it('has the newer after what is being sent', async () => {
    const bench = createBench();
    bench.ops.latencyMs = 3 * SECOND;
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(SECOND);
    bench.outbox.enqueue(resolved('a'));
    await bench.clock.advance(SECOND);
    expect(told(bench.ops)).toEqual(['a firing']);
    await bench.clock.advance(MINUTE);
    expect(bench.ops.starts.map(({ startMs }) => startMs)).toEqual([0, 3_000]);
    expect(ends(bench)).toEqual(['msg-a-firing sent', 'msg-a-resolved sent']);
  });

  it('has the newer instead of a retry of what was being sent', async () => {
    const bench = createBench();
    bench.ops.latencyMs = 3 * SECOND;
    bench.ops.reply = ({ event }) => (event === 'firing' ? again() : SENT);
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(SECOND);
    bench.outbox.enqueue(resolved('a'));
    await bench.clock.advance(HOUR);
    expect(told(bench.ops)).toEqual(['a firing', 'a resolved']);
    expect(bench.reports.map(({ event, result }) => `${event} ${result}`)).toEqual(['firing retrying', 'resolved sent']);
  });

  it('is not tried again once it is cancelled while being sent', async () => {
    const bench = createBench();
    bench.ops.latencyMs = 3 * SECOND;
    bench.ops.reply = () => again();
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(SECOND);
    bench.outbox.cancel('a', 'ops');
    await bench.clock.advance(HOUR);
    expect(bench.ops.starts).toHaveLength(1);
    expect(bench.reports).toEqual([]);
    expect(bench.clock.pendingCount()).toBe(0);
  });

  it('is tried again when it is ordered anew while the cancelled one is being sent', async () => {
    const bench = createBench();
    bench.ops.latencyMs = 3 * SECOND;
    bench.ops.reply = () => (bench.ops.starts.length === 1 ? again() : SENT);
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(SECOND);
    bench.outbox.cancel('a', 'ops');
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(HOUR);
    expect(bench.ops.peaks.incident).toBe(1);
    expect(ends(bench)).toEqual(['msg-a-firing sent']);
  });
});

describe('close', () => {
  it('lets what is under way end, starts nothing more, and leaves no timer', async () => {
    const bench = createBench();
    bench.ops.latencyMs = 2 * SECOND;
    for (const id of ['a', 'b', 'c', 'd', 'e']) bench.outbox.enqueue(firing(id));
    await bench.clock.advance(SECOND);
    let isClosed = false;
    const closed = bench.outbox.close(5 * SECOND).then(() => (isClosed = true));
    void bench.outbox.close(5 * SECOND);
    bench.outbox.enqueue(firing('f'));
    await bench.clock.advance(500);
    expect(isClosed).toBe(false);
    await bench.clock.advance(500);
    await closed;
    expect(ends(bench)).toHaveLength(4);
    await bench.clock.advance(HOUR);
    expect(bench.ops.starts).toHaveLength(4);
    expect(bench.clock.pendingCount()).toBe(0);
  });

  it('aborts at its deadline what is still under way', async () => {
    const bench = createBench();
    bench.ops.latencyMs = 9 * SECOND;
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(SECOND);
    let isClosed = false;
    void bench.outbox.close(2 * SECOND).then(() => (isClosed = true));
    await bench.clock.advance(2 * SECOND);
    expect(isClosed).toBe(true);
    expect(bench.reports).toMatchObject([{ result: 'retrying', attempts: 1 }]);
    expect(bench.clock.pendingCount()).toBe(0);
  });

  it('is done at once when nothing is under way, and drops the timers of what waits', async () => {
    const bench = createBench();
    bench.ops.reply = () => again(MINUTE);
    bench.outbox.enqueue(firing('a'));
    await bench.clock.advance(SECOND);
    await bench.outbox.close(SECOND);
    expect(bench.clock.pendingCount()).toBe(0);
  });
});
