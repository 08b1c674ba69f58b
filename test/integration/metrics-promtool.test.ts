/** Our exposition through Prometheus's own checker (Debian package `prometheus`). Without it: skipped loudly, or a failure where REQUIRE_PROMTOOL=1. */
import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { createMetrics } from '../../daemon/metrics.js';
import { createFakeEngine } from '../support/fake-engine.js';
import { IDLE_INTAKE, TOPICS } from '../support/http-server.js';
import { START_MS, buildTarget, buildTask } from '../support/records.js';

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
const isRequired = process.env['REQUIRE_PROMTOOL'] === '1';
if (!hasPromtool && !isRequired) process.stderr.write('SKIPPED: promtool is not installed. REQUIRE_PROMTOOL=1 makes this a failure\n');
const testWithPromtool = hasPromtool || isRequired ? test : test.skip;

function check(exposition: string): { readonly status: number | null; readonly said: string } {
  const run = spawnSync('promtool', ['check', 'metrics'], { input: exposition, encoding: 'utf8', timeout: 9000 });
  return { status: run.status, said: `${run.stdout}${run.stderr}` };
}

testWithPromtool('promtool finds nothing to say about our metrics', async () => {
  const metrics = createMetrics({ version: '0.1.0', kinds: ['tcp', 'http'], sinks: () => ['ops "a"\\b'], topics: TOPICS });
  metrics.watch({
    engine: createFakeEngine({ tasks: [buildTask()], targets: [buildTarget()] }).view,
    letters: () => ({ held: 0, leftOut: 0, poisoned: [] }),
    intake: IDLE_INTAKE,
    outbox: { queued: () => new Map([['ops "a"\\b', 1]]) },
  });
  metrics.probe(
    {
      id: 'x',
      generation: 'g',
      atMs: START_MS,
      latenessMs: 1,
      outcome: { outcome: 'fail', layer: 'connect', cause: 'refused', detail: '', latencyMs: 1, phases: {} },
    },
    'tcp',
  );
  const text = await metrics.expose();
  metrics.close();
  expect(check(text)).toEqual({ status: 0, said: '' });
});

testWithPromtool('promtool would say so if a name were wrong', () => {
  expect(check('# HELP bad_total x\n# TYPE bad_total gauge\nbad_total 1\n').said).toContain('bad_total');
});
