import { describe, expect, it } from '@jest/globals';
import { CLOSED_CIRCUIT, noteAnswer, noteDrained, noteFailure, noteStart, type Circuit } from '../../alerts/circuit.js';

const limits = { openAfter: 3, trials: { firstMs: 1_000, maxMs: 60_000, jitter: 0.5 }, recoverPerSecond: 10 };

function fail(circuit: Circuit, incidentId: string, nowMs = 0, isTrial = false): Circuit {
  return noteFailure(circuit, { incidentId, isTrial, nowMs, random: 0 }, limits);
}

const open = ['a', 'b', 'c'].reduce((circuit, id) => fail(circuit, id, 5_000), CLOSED_CIRCUIT);

describe('a circuit', () => {
  it('opens when three incidents in a row fail, with the first trial after a second', () => {
    expect(fail(fail(CLOSED_CIRCUIT, 'a'), 'b').mode).toBe('closed');
    expect(open).toEqual({ mode: 'open', trials: 0, nextTrialMs: 6_000 });
  });

  it('stays closed when one incident fails again and again', () => {
    const circuit = Array.from({ length: 50 }).reduce<Circuit>((one) => fail(one, 'a'), CLOSED_CIRCUIT);
    expect(circuit.mode).toBe('closed');
  });

  it('stays closed when an answer comes in between', () => {
    expect(fail(noteAnswer(fail(fail(CLOSED_CIRCUIT, 'a'), 'b'), 0), 'c').mode).toBe('closed');
  });

  it('puts trials further and further apart, a minute at most', () => {
    const waits: number[] = [];
    let circuit = open;
    for (let trial = 0; trial < 8; trial++) {
      circuit = fail(circuit, 'a', 100_000, true);
      if (circuit.mode === 'open') waits.push(circuit.nextTrialMs - 100_000);
    }
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('learns nothing from sends that were under way when it opened', () => {
    expect(fail(open, 'd', 9_000)).toBe(open);
  });

  it('recovers by one answer, at ten a second, until it is drained', () => {
    const recovering = noteAnswer(open, 70_000);
    expect(recovering).toEqual({ mode: 'recovering', failing: [], nextStartMs: 70_000 });
    expect(noteStart(recovering, 70_000, limits)).toMatchObject({ nextStartMs: 70_100 });
    expect(noteDrained(recovering)).toEqual(CLOSED_CIRCUIT);
  });

  it('opens again when three fail while it recovers', () => {
    expect(['a', 'b', 'c'].reduce((circuit, id) => fail(circuit, id, 0), noteAnswer(open, 0)).mode).toBe('open');
  });

  it('is the same value where there is no news', () => {
    expect(noteAnswer(CLOSED_CIRCUIT, 1)).toBe(CLOSED_CIRCUIT);
    expect(noteStart(CLOSED_CIRCUIT, 1, limits)).toBe(CLOSED_CIRCUIT);
    expect(noteDrained(open)).toBe(open);
    const failing = fail(CLOSED_CIRCUIT, 'a');
    expect(fail(failing, 'a')).toBe(failing);
  });
});
