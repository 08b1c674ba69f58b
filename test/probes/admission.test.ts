import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAdmission, type AdmissionItem } from '../../probes/admission.js';

function setUp(inFlightMax: number, inFlightPerAgentMax: number) {
  const begun: string[] = [];
  const admission = createAdmission<AdmissionItem & { name: string }>({ inFlightMax, inFlightPerAgentMax }, (item) =>
    begun.push(item.name),
  );
  return { admission, begun };
}

describe('admission', () => {
  test('lets in up to the limit, and the next in turn when one is done', () => {
    const { admission, begun } = setUp(2, 10);
    const items = ['a', 'b', 'c', 'd'].map((name) => ({ name, agentId: undefined }));
    for (const item of items) admission.request(item);
    expect(begun).toEqual(['a', 'b']);
    for (const item of items.slice(0, 1)) admission.release(item);
    expect(begun).toEqual(['a', 'b', 'c']);
    expect(admission.waitingCount()).toBe(1);
  });

  test('an agent that is full holds up nobody else', () => {
    const { admission, begun } = setUp(10, 1);
    const first = { name: 'a1', agentId: 'a' };
    for (const item of [first, { name: 'a2', agentId: 'a' }, { name: 'b1', agentId: 'b' }]) admission.request(item);
    expect(begun).toEqual(['a1', 'b1']);
    admission.release(first);
    expect(begun).toEqual(['a1', 'b1', 'a2']);
  });

  test('one that is withdrawn is never let in', () => {
    const { admission, begun } = setUp(1, 1);
    const [first, second, third] = ['1', '2', '3'].map((name) => ({ name, agentId: 'a' }));
    if (first === undefined || second === undefined || third === undefined) throw new Error('three items');
    for (const item of [first, second, third]) admission.request(item);
    admission.withdraw(second);
    admission.release(first);
    expect(begun).toEqual(['1', '3']);
    admission.release(third);
    expect([admission.inFlightCount(), admission.waitingCount()]).toEqual([0, 0]);
  });

  test('whatever is asked, released and withdrawn: the limits hold, nobody is let in twice, all get their turn', () => {
    const step = fc.record({
      kind: fc.constantFrom('request', 'release', 'withdraw'),
      pick: fc.nat(1000),
      agent: fc.constantFrom('a', 'b', undefined),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 80 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (steps, max, perAgent) => {
          const inFlight = new Set<AdmissionItem>();
          const waiting = new Set<AdmissionItem>();
          let peak = 0;
          const admission = createAdmission<AdmissionItem>({ inFlightMax: max, inFlightPerAgentMax: perAgent }, (item) => {
            expect(inFlight.has(item)).toBe(false);
            waiting.delete(item);
            inFlight.add(item);
            peak = Math.max(peak, inFlight.size);
            for (const agent of ['a', 'b'])
              expect([...inFlight].filter(({ agentId }) => agentId === agent).length).toBeLessThanOrEqual(perAgent);
          });
          for (const { kind, pick, agent } of steps) {
            const from = [...(kind === 'release' ? inFlight : waiting)];
            const item = from[pick % Math.max(1, from.length)];
            if (kind === 'request') {
              const asked = { agentId: agent };
              waiting.add(asked);
              admission.request(asked);
            } else if (item !== undefined && kind === 'release') {
              inFlight.delete(item);
              admission.release(item);
            } else if (item !== undefined) {
              waiting.delete(item);
              admission.withdraw(item);
            }
            expect(admission.waitingCount()).toBe(waiting.size);
            expect(admission.inFlightCount()).toBe(inFlight.size);
          }
          expect(peak).toBeLessThanOrEqual(max);
          for (let [next] = inFlight; next !== undefined; [next] = inFlight) {
            inFlight.delete(next);
            admission.release(next);
          }
          expect(waiting.size).toBe(0);
        },
      ),
    );
  });
});
