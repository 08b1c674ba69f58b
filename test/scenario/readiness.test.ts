/** Readiness says what is missing, in the words that an operator can act on. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createScenario, running, type Scenario } from '../support/scenario.js';

let scenario: Scenario;

beforeEach(() => {
  scenario = createScenario({}, 1);
});

afterEach(async () => {
  await scenario.close();
});

const readiness = () => scenario.get('/readyz');

test('a log that is not reached is missing with the reason, until it is reached', async () => {
  const mend = scenario.broker.cutOff();
  await scenario.start();
  expect(await readiness()).toMatchObject({
    status: 503,
    missing: [expect.stringMatching(/^the log is not reached yet: Cannot .+: the log cannot be reached$/)],
  });
  mend();
  await scenario.clock.advance(15_000);
  expect(await readiness()).toEqual({ status: 'ready' });
});

test('state that cannot be written is missing once it was tried in vain for some time', async () => {
  await scenario.start();
  scenario.broker.refuse('unavailable', 6, 'state');
  await scenario.tell(running('web.1', '10.0.0.1'));
  expect(await readiness()).toEqual({ status: 'ready' });
  await scenario.clock.advance(2_000);
  expect(await readiness()).toMatchObject({
    status: 503,
    missing: ['state cannot be written: Cannot append to state: refused by the test'],
  });
  await scenario.clock.advance(20_000);
  expect(await readiness()).toEqual({ status: 'ready' });
});
