/**
 * The frame every kind runs in: one total deadline, one end, nothing left behind.
 *
 * A kind is given an `Attempt`, says which layer it has entered, and ends it once; whatever comes later changes
 * nothing. The deadline and the abort end it too. Whoever ends it, the kind's `release` runs exactly once.
 */
import type { Cause, Layer, ProbeContext, ProbeOutcome, ProbePhases } from '../core/probe.js';
import { cleanDetail } from './detail.js';
import { classify, errorCode } from './taxonomy.js';

export type PhaseName = keyof ProbePhases;

export interface Attempt {
  /** From here on a timeout or an error is of this layer. */
  readonly enter: (layer: Layer) => void;
  /** Notes the time of a phase's end, the first time it is told. */
  readonly mark: (phase: PhaseName) => void;
  readonly isOver: () => boolean;
  readonly pass: (detail?: string) => void;
  readonly fail: (layer: Layer, cause: Cause, detail: string) => void;
  /** Ends with what the taxonomy says of the error at the present layer. */
  readonly failWith: (error: unknown) => void;
  /** What a timeout's detail says beside the time; `undefined` leaves it to the layer. */
  readonly explainTimeout: (explain: () => string | undefined) => void;
  /** Registers what must be freed at the end; run at once when the attempt is over already. Later ones run first. */
  readonly onEnd: (release: () => void) => void;
}

/**
 * Runs one probe: `begin` starts it and returns, events end it. Never rejects; what `begin` throws is our own error.
 * Times are monotonic milliseconds since the start.
 */
export function runAttempt(context: ProbeContext, begin: (attempt: Attempt) => void): Promise<ProbeOutcome> {
  const { clock, signal, timeoutMs } = context;
  const startMs = clock.monotonicMs();
  if (signal.aborted) return Promise.resolve(cancelled(0, {}));
  return new Promise((resolve) => {
    const phases: Partial<Record<PhaseName, number>> = {};
    const releases: (() => void)[] = [];
    let layer: Layer = 'connect';
    let over = false;
    let explain: (() => string | undefined) | undefined;

    function end(judge: (latencyMs: number, phases: ProbePhases) => ProbeOutcome): void {
      if (over) return;
      over = true;
      cancelDeadline();
      signal.removeEventListener('abort', onAbort);
      const latencyMs = clock.monotonicMs() - startMs;
      for (let release = releases.pop(); release !== undefined; release = releases.pop()) release();
      resolve(judge(latencyMs, phases));
    }

    function onAbort(): void {
      end(cancelled);
    }

    const cancelDeadline = clock.after(timeoutMs, () => {
      const at = layer;
      const why = explain?.() ?? WAITING_FOR[at];
      end((latencyMs, reached) => fail(at, 'timeout', `Not done within ${timeoutMs} ms: ${why}`, latencyMs, reached));
    });
    signal.addEventListener('abort', onAbort, { once: true });

    const attempt: Attempt = {
      enter: (entered) => {
        layer = entered;
      },
      mark: (phase) => {
        if (!over) phases[phase] ??= clock.monotonicMs() - startMs;
      },
      isOver: () => over,
      pass: (detail) =>
        end((latencyMs, reached) => {
          const passed = { outcome: 'pass', latencyMs, phases: { ...reached, doneMs: latencyMs } } as const;
          return detail === undefined ? passed : { ...passed, detail: cleanDetail(detail) };
        }),
      fail: (at, cause, detail) => end((latencyMs, reached) => fail(at, cause, detail, latencyMs, reached)),
      failWith: (error) => {
        const at = layer;
        end((latencyMs, reached) => judgeError(error, at, latencyMs, reached));
      },
      explainTimeout: (given) => {
        explain = given;
      },
      onEnd: (release) => {
        if (over) release();
        else releases.push(release);
      },
    };

    try {
      begin(attempt);
    } catch (error) {
      attempt.failWith(error);
    }
  });
}

/** What a probe that stands at a layer is waiting for, in words. */
const WAITING_FOR: Readonly<Record<Layer, string>> = {
  address: 'before connecting',
  connect: 'connecting',
  tls: 'TLS handshake',
  request: 'sending the request',
  response: 'waiting for the response',
  content: 'reading the content',
  local: 'before connecting',
};

function fail(layer: Layer, cause: Cause, detail: string, latencyMs: number, phases: ProbePhases): ProbeOutcome {
  return { outcome: 'fail', layer, cause, detail: cleanDetail(detail), latencyMs, phases };
}

function cancelled(latencyMs: number, phases: ProbePhases): ProbeOutcome {
  return { outcome: 'error', layer: 'local', cause: 'cancelled', detail: 'The probe was stopped', latencyMs, phases };
}

function judgeError(error: unknown, layer: Layer, latencyMs: number, phases: ProbePhases): ProbeOutcome {
  const text = error instanceof Error ? error.message : String(error);
  const code = errorCode(error);
  const detail = cleanDetail(code === undefined || text.includes(code) ? text : `${code}: ${text}`);
  const classified = classify(error, layer);
  return { ...classified, detail, latencyMs, phases };
}
