/** Incidents and deliveries as values: what a sink is owed, whatever happens between firing and resolved. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { closeIncident, evolveDelivery, openTargetIncident, orderFiring, orderResolved, sinksFor } from '../../core/incident.js';
import { NO_FACTS } from '../../core/match.js';
import type { DeliveryReport } from '../../core/notification.js';
import { buildDelivery, buildIncident, buildTarget, START_MS } from '../support/records.js';

const CLOSING = { closedAs: 'recovered', reason: 'it answers', target: undefined } as const;

function reportOn(
  delivery: { readonly webhookId: string; readonly event: 'firing' | 'resolved' },
  result: DeliveryReport['result'],
): DeliveryReport {
  const { webhookId, event } = delivery;
  return { incidentId: 'incident-1', sink: 'ops', event, webhookId, result, attempts: 1, atMs: START_MS + 5, detail: undefined };
}

test('an incident is closed once: the first reason stands', () => {
  const closed = closeIncident(buildIncident(), CLOSING, START_MS + 1);
  expect(closed).toMatchObject({ closedMs: START_MS + 1, closedAs: 'recovered', reason: 'it answers', failing: 0 });
  expect(closeIncident(closed, { ...CLOSING, closedAs: 'gone' }, START_MS + 2)).toBe(closed);
});

test('the same decision made again names the same incident; at another time another', () => {
  const open = (atMs: number): string => openTargetIncident(buildTarget(), 'connect refused: the port does not listen', NO_FACTS, atMs).id;
  expect(open(START_MS)).toBe(open(START_MS));
  expect(open(START_MS)).not.toBe(open(START_MS + 1));
});

describe('sinks', () => {
  const incident = openTargetIncident(
    buildTarget(),
    'connect refused: the port does not listen',
    { ...NO_FACTS, framework: ['marathon'] },
    START_MS,
  );
  test.each([
    ['no routes: everybody', [], ['a', 'b']],
    [
      'the first route that matches',
      [
        { match: { scope: 'agent' }, sinks: ['a'] },
        { match: { check: 'web' }, sinks: ['b'] },
        { match: {}, sinks: ['a'] },
      ],
      ['b'],
    ],
    ['no route that matches: nobody', [{ match: { severity: 'warning' }, sinks: ['a'] }], []],
    ['what the task is known by', [{ match: { framework: 'mara*' }, sinks: ['a'] }], ['a']],
  ])('%s', (_, routes, expected) => {
    expect(sinksFor(incident, { name: 'web' }, routes, ['a', 'b'])).toEqual(expected);
  });
});

describe('deliveries', () => {
  test('who was never tried is owed nothing', () => {
    expect(orderResolved(orderFiring('incident-1', 'ops', START_MS), START_MS)).toMatchObject({ event: 'firing', result: 'dropped' });
  });

  test.each(['pending', 'sent', 'failed', 'parked'] as const)('who may have heard firing (%s) is owed resolved', (result) => {
    const owed = orderResolved(buildDelivery({ result }), START_MS + 1);
    expect(owed).toMatchObject({ event: 'resolved', result: 'pending', attempts: 0 });
    expect(owed.earlier).toMatchObject([{ event: 'firing', result: result === 'pending' ? 'dropped' : result }]);
    expect(orderResolved(owed, START_MS + 2)).toBe(owed);
  });

  test('a retry keeps the webhook id; another notification has another', () => {
    const firing = orderFiring('incident-1', 'ops', START_MS);
    const retried = evolveDelivery(firing, reportOn(firing, 'retrying'));
    expect(retried).toMatchObject({ result: 'pending', attempts: 1, webhookId: firing.webhookId, firingTried: true });
    expect(orderResolved(retried, START_MS).webhookId).not.toBe(firing.webhookId);
    expect(orderFiring('incident-1', 'ops', START_MS + 9).webhookId).toBe(firing.webhookId);
    expect(orderFiring('incident-1', 'am', START_MS).webhookId).not.toBe(firing.webhookId);
  });

  test('an answer to firing that comes when resolved is already owed is noted with firing, and resolved is still owed', () => {
    const firing = { ...orderFiring('incident-1', 'ops', START_MS), firingTried: true };
    const owed = orderResolved(firing, START_MS + 1);
    const noted = evolveDelivery(owed, reportOn(firing, 'sent'));
    expect(noted).toMatchObject({ event: 'resolved', result: 'pending', earlier: [{ event: 'firing', result: 'sent', attempts: 1 }] });
    expect(evolveDelivery(noted, reportOn(firing, 'failed'))).toBe(noted);
    expect(evolveDelivery(owed, reportOn(firing, 'retrying'))).toBe(owed);
  });

  test('an answer that was had already, or to nothing of ours, changes nothing', () => {
    const sent = buildDelivery();
    expect(evolveDelivery(sent, reportOn(sent, 'failed'))).toBe(sent);
    expect(evolveDelivery(sent, reportOn({ webhookId: 'msg_9', event: 'firing' }, 'sent'))).toBe(sent);
  });

  test('whatever is answered and whenever it closes: resolved is owed exactly to those who were tried', () => {
    const result = fc.constantFrom<DeliveryReport['result']>('sent', 'failed', 'parked', 'retrying');
    fc.assert(
      fc.property(fc.array(result), fc.boolean(), (results, isTried) => {
        const firing = orderFiring('incident-1', 'ops', START_MS);
        const heard = results.reduce(
          (delivery, one) => evolveDelivery(delivery, reportOn(firing, one)),
          isTried ? { ...firing, firingTried: true } : firing,
        );
        const end = orderResolved(heard, START_MS + 9);
        expect(end.event).toBe(isTried || results.length > 0 ? 'resolved' : 'firing');
        expect(end.result).toBe(isTried || results.length > 0 ? 'pending' : 'dropped');
      }),
    );
  });
});
