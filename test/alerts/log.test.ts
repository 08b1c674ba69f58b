import { expect, it } from '@jest/globals';
import { logKind } from '../../alerts/log.js';
import { makeDeps, makeNotification } from './support.js';

it.each([
  ['firing', 'warn', 'Incident firing'],
  ['resolved', 'info', 'Incident resolved'],
] as const)('%s is one line at %s with the facts of the incident', async (event, level, message) => {
  const deps = makeDeps();
  const prepared = logKind.prepare({}, 'sinks[0]', deps);
  if (!prepared.ok) throw new Error('Not prepared');

  await prepared.value(makeNotification({ event, reason: event === 'firing' ? 'refused' : 'gone' }), new AbortController().signal);

  expect(deps.log.lines).toEqual([
    {
      level,
      message,
      fields: {
        sink: 'ops',
        event,
        incidentId: 'incident-1',
        webhookId: `msg-incident-1-${event}`,
        scope: 'target',
        severity: 'critical',
        frameworkId: 'f-1',
        taskId: 'web.1',
        check: 'web',
        address: '10.0.0.1',
        port: 8080,
        reason: event === 'firing' ? 'refused' : 'gone',
        summary: 'The connection was refused 3 times in a row',
        failing: 1,
        of: 1,
      },
    },
  ]);
});
