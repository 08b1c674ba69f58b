/**
 * Random lives of incidents against random receivers: whatever is enqueued, cancelled, answered and when, a receiver never hears
 * "firing" after "resolved" of one incident, and the last word on each incident ends exactly once.
 */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SinkReply } from '../../core/notification.js';
import { again, createBench, REFUSED, SENT, type Bench } from './outbox-support.js';
import { makeNotification } from './support.js';

const HOUR = 3_600_000;
const INCIDENTS = 6;

type Step =
  | { readonly step: 'firing' | 'resolved' | 'repeat' | 'cancel'; readonly incident: number }
  | { readonly step: 'advance'; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ step: fc.constantFrom('firing', 'resolved', 'repeat', 'cancel'), incident: fc.nat(INCIDENTS - 1) }) },
  {
    weight: 3,
    arbitrary: fc.record({ step: fc.constant('advance' as const), ms: fc.constantFrom(0, 1, 500, 1_000, 9_000, 60_000, 600_000) }),
  },
);

interface Answer {
  readonly reply: SinkReply;
  readonly latencyMs: number;
}

const answer: fc.Arbitrary<Answer> = fc.record({
  reply: fc.oneof(
    { weight: 4, arbitrary: fc.constant(again()) },
    { weight: 3, arbitrary: fc.constant(SENT) },
    { weight: 1, arbitrary: fc.constant(REFUSED) },
    { weight: 1, arbitrary: fc.constantFrom(again(0), again(5_000), again(10 * HOUR)) },
  ),
  latencyMs: fc.constantFrom(0, 0, 10, 1_500, 30_000),
});

/** What the engine believes of an incident: the last word it ordered, and whether it still wants to hear of it. */
interface Wish {
  webhookId: string;
  event: 'firing' | 'resolved';
  isCancelled: boolean;
  count: number;
}

function play(bench: Bench, wishes: Map<number, Wish>, one: Exclude<Step, { step: 'advance' }>): void {
  const { outbox, reports } = bench;
  const incidentId = `i${String(one.incident)}`;
  const wish = wishes.get(one.incident);
  switch (one.step) {
    case 'cancel':
      outbox.cancel(incidentId, 'ops');
      if (wish !== undefined) wish.isCancelled = true;
      return;
    case 'repeat': {
      // An engine orders again what has not ended (a lease that came back, a reload); what it cancelled, too.
      const hasEnded = reports.some(({ webhookId, result }) => webhookId === wish?.webhookId && result !== 'retrying');
      if (wish === undefined || hasEnded) return;
      wish.isCancelled = false;
      const attempts = reports.findLast(({ webhookId }) => webhookId === wish.webhookId)?.attempts ?? 0;
      outbox.enqueue(makeNotification({ incidentId, event: wish.event, webhookId: wish.webhookId, attempts }));
      return;
    }
    default: {
      // Nothing fires again under the id of an incident that was resolved.
      if (wish?.event === 'resolved') return;
      const count = (wish?.count ?? 0) + 1;
      const webhookId = `${incidentId}-${String(count)}-${one.step}`;
      wishes.set(one.incident, { webhookId, event: one.step, isCancelled: false, count });
      outbox.enqueue(makeNotification({ incidentId, event: one.step, webhookId }));
    }
  }
}

it('a receiver never hears firing after resolved, and every last word ends once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 60 }),
      fc.array(answer, { minLength: 1, maxLength: 40 }),
      fc.nat(),
      async (steps, answers, seed) => {
        const bench = createBench({ backoff: { firstMs: 1_000, maxMs: 300_000, jitter: 0.5 } }, seed);
        let asked = 0;
        const next = (): Answer => answers[asked++] ?? { reply: SENT, latencyMs: 0 };
        // The latency of a send is that of the answer it will get.
        const real = bench.ops.reply;
        bench.ops.reply = (notification, signal) => (asked < answers.length ? next().reply : real(notification, signal));
        Object.defineProperty(bench.ops, 'latencyMs', { get: () => answers[asked]?.latencyMs ?? 0 });

        const wishes = new Map<number, Wish>();
        for (const one of steps) {
          if (one.step === 'advance') await bench.clock.advance(one.ms);
          else play(bench, wishes, one);
        }
        // By now the receiver takes everything: all that is owed gets out, the longest hold passed.
        asked = answers.length;
        await bench.clock.advance(3 * HOUR);

        expect(bench.ops.peaks.incident).toBeLessThanOrEqual(1);
        expect(bench.ops.peaks.total).toBeLessThanOrEqual(4);
        expect(bench.outbox.queued().get('ops')).toBe(0);
        expect(bench.clock.pendingCount()).toBe(0);

        for (const [incident, wish] of wishes) {
          const incidentId = `i${String(incident)}`;
          const heard = bench.ops.starts.filter((one) => one.notification.incidentId === incidentId).map((one) => one.notification.event);
          expect(heard.join(' ')).not.toMatch(/resolved.*firing/);
          const ended = bench.reports
            .filter((one) => one.incidentId === incidentId && one.result !== 'retrying')
            .map((one) => one.webhookId);
          expect(new Set(ended).size).toBe(ended.length);
          if (!wish.isCancelled) expect(ended).toContain(wish.webhookId);
        }
        // Each attempt is told once, and attempts of one notification count up.
        expect(bench.reports.length).toBeLessThanOrEqual(bench.ops.starts.length);
        for (const id of new Set(bench.reports.map(({ webhookId }) => webhookId))) {
          const attempts = bench.reports.filter(({ webhookId }) => webhookId === id).map((one) => one.attempts);
          expect(attempts).toEqual([...attempts].sort((one, other) => one - other));
        }
      },
    ),
    { numRuns: 500 },
  );
});
