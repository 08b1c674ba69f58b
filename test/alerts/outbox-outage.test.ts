/** A receiver that is slow or away: what the others notice, what it is spared, and what it hears afterwards. */
import { describe, expect, it } from '@jest/globals';
import { again, createBench, SENT, waitFor } from './outbox-support.js';
import { makeNotification } from './support.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const ids = (count: number): readonly string[] => Array.from({ length: count }, (_unused, index) => `i${String(index).padStart(3, '0')}`);

describe('a slow receiver', () => {
  it('that takes 30 s delays the other by nothing', async () => {
    const bench = createBench();
    bench.ops.latencyMs = 30 * SECOND;
    for (const incidentId of ids(50)) {
      bench.outbox.enqueue(makeNotification({ incidentId, sink: 'ops' }));
      bench.outbox.enqueue(makeNotification({ incidentId, sink: 'other' }));
    }
    await bench.clock.advance(0);
    expect(bench.reports.filter(({ sink, result }) => sink === 'other' && result === 'sent')).toHaveLength(50);
    expect(bench.other.starts.every(({ startMs }) => startMs === 0)).toBe(true);
  });
});

describe('a receiver that is down for an hour', () => {
  async function downForAnHour() {
    const bench = createBench({}, 7);
    bench.ops.reply = () => again();
    for (const incidentId of ids(300)) bench.outbox.enqueue(makeNotification({ incidentId, event: 'firing' }));
    await bench.clock.advance(30 * MINUTE);
    // A third of them resolve meanwhile, and as many new ones come.
    for (const incidentId of ids(100)) bench.outbox.enqueue(makeNotification({ incidentId, event: 'resolved' }));
    for (const id of ids(100)) bench.outbox.enqueue(makeNotification({ incidentId: `late-${id}`, event: 'firing' }));
    await bench.clock.advance(30 * MINUTE);
    const during = bench.ops.starts.length;
    const upMs = bench.clock.monotonicMs();
    bench.ops.reply = () => SENT;
    await bench.clock.advance(3 * MINUTE);
    return { bench, during, upMs, after: bench.ops.starts.slice(during) };
  }

  it('is asked at most once a minute or so', async () => {
    const { during, bench } = await downForAnHour();
    // Three open the circuit (a fourth was under way), six trials until they are a minute apart, then one a minute.
    expect(during).toBeLessThanOrEqual(4 + 6 + 60);
    expect(during).toBeGreaterThan(50);
    expect(bench.log.lines.filter(({ message }) => message === 'Sink does not answer: one trial at a time')).toHaveLength(1);
  });

  it('hears everything afterwards, once, the newest word of each incident', async () => {
    const { bench, after } = await downForAnHour();
    const sent = bench.reports.filter(({ result }) => result === 'sent').map(({ webhookId }) => webhookId);
    expect(new Set(sent).size).toBe(400);
    expect(sent).toHaveLength(400);
    expect(after).toHaveLength(400);
    expect(bench.outbox.queued().get('ops')).toBe(0);
    expect(bench.clock.pendingCount()).toBe(0);
  });

  it('hears it in the order in which it came, but for the trial', async () => {
    const { after } = await downForAnHour();
    const order = [
      ...ids(300)
        .slice(100)
        .map((id) => `msg-${id}-firing`),
      ...ids(100).map((id) => `msg-${id}-resolved`),
      ...ids(100).map((id) => `msg-late-${id}-firing`),
    ];
    const places = after.slice(1).map(({ notification }) => order.indexOf(notification.webhookId));
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('hears it at ten a second at most', async () => {
    const { after, upMs } = await downForAnHour();
    const gaps = after.slice(2).map(({ startMs }, index) => startMs - (after[index + 1]?.startMs ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(99.999);
    expect((after.at(-1)?.startMs ?? 0) - upMs).toBeLessThan(MINUTE + 41 * SECOND);
  });
});

describe('an open circuit', () => {
  it('has one trial under way, however long that takes and whatever comes in', async () => {
    const bench = createBench();
    bench.ops.reply = () => again();
    for (const incidentId of ids(4)) bench.outbox.enqueue(makeNotification({ incidentId }));
    await bench.clock.advance(0);
    const before = bench.ops.starts.length;
    bench.ops.latencyMs = 9 * SECOND;
    await bench.clock.advance(2 * SECOND);
    bench.outbox.enqueue(makeNotification({ incidentId: 'new' }));
    await bench.clock.advance(7 * SECOND);
    expect(bench.ops.starts.length - before).toBe(1);
  });

  it('tries another at once where one may not be sent', async () => {
    const bench = createBench();
    bench.ops.reply = () => again();
    for (const incidentId of ids(10)) bench.outbox.enqueue(makeNotification({ incidentId }));
    await bench.clock.advance(0);
    const before = bench.ops.starts.length;
    bench.maySend = ({ incidentId }) => incidentId === 'i009';
    await bench.clock.advance(SECOND);
    expect(bench.ops.starts.slice(before).map(({ notification }) => notification.incidentId)).toEqual(['i009']);
  });

  it('that closes by an answer still under way keeps each incident to one at a time', async () => {
    const bench = createBench({ concurrency: 5 });
    const { clock, ops, outbox } = bench;
    const latencyMs: Readonly<Record<string, number>> = { i003: 5 * SECOND, i004: 9 * SECOND };
    ops.reply = async ({ incidentId }, signal) => {
      const takesMs = latencyMs[incidentId];
      if (takesMs === undefined) return clock.monotonicMs() < 2 * SECOND ? again() : SENT;
      await waitFor(clock, takesMs, signal);
      return SENT;
    };
    for (const incidentId of ids(5)) outbox.enqueue(makeNotification({ incidentId }));
    await clock.advance(SECOND);
    outbox.enqueue(makeNotification({ incidentId: 'i004', event: 'resolved' }));
    await clock.advance(20 * SECOND);
    expect(ops.peaks.incident).toBe(1);
    expect(bench.reports.filter(({ incidentId, result }) => incidentId === 'i004' && result === 'sent')).toHaveLength(2);
  });

  it('once recovered and drained, lets everything out at once again', async () => {
    const bench = createBench();
    bench.ops.reply = () => again();
    for (const incidentId of ids(4)) bench.outbox.enqueue(makeNotification({ incidentId }));
    await bench.clock.advance(SECOND / 2);
    bench.ops.reply = () => SENT;
    await bench.clock.advance(MINUTE);
    const before = bench.ops.starts.length;
    for (const id of ids(50)) bench.outbox.enqueue(makeNotification({ incidentId: `new-${id}` }));
    await bench.clock.advance(0);
    expect(bench.ops.starts.length - before).toBe(50);
  });
});

describe('a receiver that chokes on one notification', () => {
  it('hears the others at once', async () => {
    const bench = createBench();
    bench.ops.reply = ({ incidentId }) => (incidentId === 'bad' ? again() : SENT);
    bench.outbox.enqueue(makeNotification({ incidentId: 'bad' }));
    await bench.clock.advance(10 * MINUTE);
    bench.outbox.enqueue(makeNotification({ incidentId: 'good' }));
    await bench.clock.advance(0);
    expect(bench.reports.filter(({ incidentId }) => incidentId === 'good')).toMatchObject([{ result: 'sent' }]);
  });

  it('hears a new one by the next trial even when the bad ones opened the circuit', async () => {
    const bench = createBench();
    bench.ops.reply = ({ incidentId }) => (incidentId.startsWith('bad') ? again() : SENT);
    for (const incidentId of ['bad1', 'bad2', 'bad3', 'bad4']) bench.outbox.enqueue(makeNotification({ incidentId }));
    await bench.clock.advance(30 * MINUTE);
    bench.outbox.enqueue(makeNotification({ incidentId: 'good' }));
    await bench.clock.advance(MINUTE);
    expect(bench.reports.filter(({ incidentId }) => incidentId === 'good')).toMatchObject([{ result: 'sent' }]);
  });
});

describe('a receiver that is down for days', () => {
  it('has everything parked once, also what was never tried', async () => {
    const bench = createBench();
    bench.ops.reply = () => again();
    for (const incidentId of ids(2_000)) bench.outbox.enqueue(makeNotification({ incidentId }));
    await bench.clock.advance(24 * HOUR + 2 * MINUTE);
    const parked = bench.reports.filter(({ result }) => result === 'parked');
    expect(parked).toHaveLength(2_000);
    expect(new Set(parked.map(({ webhookId }) => webhookId)).size).toBe(2_000);
    expect(parked.some(({ attempts }) => attempts === 0)).toBe(true);
    expect(bench.outbox.queued().get('ops')).toBe(0);
    expect(bench.clock.pendingCount()).toBe(0);
  });

  it('is tried at once by the next notification', async () => {
    const bench = createBench();
    bench.ops.reply = () => again();
    for (const incidentId of ids(5)) bench.outbox.enqueue(makeNotification({ incidentId }));
    await bench.clock.advance(25 * HOUR);
    bench.ops.reply = () => SENT;
    bench.outbox.enqueue(makeNotification({ incidentId: 'new', timeMs: bench.clock.nowMs() }));
    await bench.clock.advance(MINUTE);
    expect(bench.reports.at(-1)).toMatchObject({ incidentId: 'new', result: 'sent' });
  });
});
