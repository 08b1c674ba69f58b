/** The time that records are stamped with when the wall clock is an hour ahead of the broker's (fault 31). */
import { expect, test } from '@jest/globals';
import { explainKafkaError, isTimeRefused } from '../../consumers/kafka/errors.js';
import { createRecordTime } from '../../consumers/kafka/record-time.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const HOUR_MS = 3_600_000;

test('is the wall clock, also set back: brokers take any time that is past', () => {
  const clock = createVirtualClock();
  const time = createRecordTime(clock);
  time.noteTaken(time.nowMs());
  clock.jump(-HOUR_MS);
  expect(time.nowMs()).toBe(clock.nowMs());
});

test('goes on from what was taken last while a clock set forward is refused, and tries the clock again after a while', async () => {
  const clock = createVirtualClock();
  const time = createRecordTime(clock);
  time.noteTaken(time.nowMs());
  await clock.advance(5_000);
  const rightMs = clock.nowMs();
  clock.jump(HOUR_MS + 1);
  expect(time.noteRefused()).toBe(true);
  expect(time.nowMs()).toBe(rightMs);
  time.noteTaken(time.nowMs());
  await clock.advance(59_999);
  expect(time.nowMs()).toBe(rightMs + 59_999);
  await clock.advance(1);
  expect(time.nowMs()).toBe(clock.nowMs());
});

test('knows nothing better when the clock was wrong from the start, or what it knew is refused too', () => {
  const clock = createVirtualClock();
  const time = createRecordTime(clock);
  expect(time.noteRefused()).toBe(false);
  time.noteTaken(1);
  expect(time.noteRefused()).toBe(false);
});

test('the refusal is told as what it is', () => {
  const refused = Object.assign(new Error('The timestamp of the message is out of acceptable range'), { type: 'INVALID_TIMESTAMP' });
  const wrapped = Object.assign(new Error('gave up'), { name: 'KafkaJSNumberOfRetriesExceeded', cause: refused });
  expect([isTimeRefused(wrapped), isTimeRefused(new Error('x'))]).toEqual([true, false]);
  expect(explainKafkaError(wrapped).message).toContain('the clock of this machine is further ahead');
});
