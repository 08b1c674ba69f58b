/** The hash by which instances tell whether they judge alike (protocol.md §4.2). */
import { expect, test } from '@jest/globals';
import { engineSettings } from '../../daemon/config/engine-settings.js';
import { configOf } from '../support/scenario.js';

const WEB = { name: 'web', kind: 'tcp', port: 8080, interval: '10s' };
const BASE = { checks: [WEB], judgement: { feedLag: '30s' }, probing: { allow: ['10.0.0.0/8'] } };

function hashOf(settings: object): string {
  const allows = () => ({ allowed: true }) as const;
  const parseCheck = () => ({ ok: false, faults: [] }) as const;
  return engineSettings(configOf(settings), { allows, parseCheck, ownAddresses: [] }).configuration;
}

test.each([
  [
    'the order of keys',
    { probing: BASE.probing, judgement: BASE.judgement, checks: [{ interval: '10s', port: 8080, kind: 'tcp', name: 'web' }] },
  ],
  ['another way to write a time', { ...BASE, checks: [{ ...WEB, interval: '10000ms' }] }],
  ['a default that is written out', { ...BASE, checks: [{ ...WEB, fall: 3 }] }],
  ['the instance and its port', { ...BASE, instance: 'b', http: { port: 1 } }],
  ['the number of probe threads', { ...BASE, probing: { ...BASE.probing, workers: 4 } }],
])('%s does not change it', (_what, settings) => {
  expect(hashOf(settings)).toBe(hashOf(BASE));
});

test.each([
  ['a check', { ...BASE, checks: [{ ...WEB, interval: '11s' }] }],
  ['a check that is gone', { ...BASE, checks: [] }],
  ['how it is judged', { ...BASE, judgement: { feedLag: '31s' } }],
  ['what may be probed', { ...BASE, probing: { allow: ['10.0.0.0/9'] } }],
])('%s changes it', (_what, settings) => {
  expect(hashOf(settings)).not.toBe(hashOf(BASE));
});
