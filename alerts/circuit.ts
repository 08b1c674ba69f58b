/**
 * Whether a sink's receiver is there, as a pure value. Modes:
 *
 * - `closed`: everything goes out as it falls due;
 * - `open`: the receiver does not answer; one trial at a time, further and further apart;
 * - `recovering`: it answers again; everything goes out at a bounded rate until nothing that is due is left.
 *
 * Failures count by incident: a single notification that a receiver chokes on keeps no other one waiting.
 * Times are monotonic.
 */
import { backoffMs, type Backoff } from '../core/retry.js';

export type Circuit =
  | { readonly mode: 'closed'; readonly failing: readonly string[] }
  | { readonly mode: 'open'; readonly trials: number; readonly nextTrialMs: number }
  | { readonly mode: 'recovering'; readonly failing: readonly string[]; readonly nextStartMs: number };

export interface CircuitLimits {
  /** So many incidents fail with no answer in between: open. */
  readonly openAfter: number;
  /** Waits between trials. */
  readonly trials: Backoff;
  readonly recoverPerSecond: number;
}

export const CLOSED_CIRCUIT: Circuit = { mode: 'closed', failing: [] };

export interface CircuitFailure {
  readonly incidentId: string;
  /** Whether it was started as a trial; others that were under way when the circuit opened say nothing new. */
  readonly isTrial: boolean;
  readonly nowMs: number;
  readonly random: number;
}

export function noteFailure(circuit: Circuit, failure: CircuitFailure, limits: CircuitLimits): Circuit {
  const { incidentId, isTrial, nowMs, random } = failure;
  if (circuit.mode === 'open') {
    if (!isTrial) return circuit;
    const trials = circuit.trials + 1;
    return { mode: 'open', trials, nextTrialMs: nowMs + backoffMs(limits.trials, trials + 1, random) };
  }
  if (circuit.failing.includes(incidentId)) return circuit;
  const failing = [...circuit.failing, incidentId];
  if (failing.length < limits.openAfter) return { ...circuit, failing };
  return { mode: 'open', trials: 0, nextTrialMs: nowMs + backoffMs(limits.trials, 1, random) };
}

/** The receiver answered: it took the notification, or refused it for good. */
export function noteAnswer(circuit: Circuit, nowMs: number): Circuit {
  if (circuit.mode === 'open') return { mode: 'recovering', failing: [], nextStartMs: nowMs };
  return circuit.failing.length === 0 ? circuit : { ...circuit, failing: [] };
}

/** A send begins: while recovering, the next one not before its turn. */
export function noteStart(circuit: Circuit, nowMs: number, limits: CircuitLimits): Circuit {
  return circuit.mode === 'recovering' ? { ...circuit, nextStartMs: nowMs + 1_000 / limits.recoverPerSecond } : circuit;
}

/** Nothing that is due is left. */
export function noteDrained(circuit: Circuit): Circuit {
  return circuit.mode === 'recovering' ? { mode: 'closed', failing: circuit.failing } : circuit;
}
