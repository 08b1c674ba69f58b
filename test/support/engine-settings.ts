/** Settings of an engine under test, and outcomes of probes. */
import type { CheckRule } from '../../core/check.js';
import type { EngineSettings } from '../../core/engine-types.js';
import type { ProbeOutcome } from '../../core/probe.js';

/** Check `web`: tcp port 8080 of every task, rise 1, fall 3, no grace. */
export function buildRule(over: Partial<CheckRule> = {}): CheckRule {
  return {
    name: 'web',
    match: {},
    kind: 'tcp',
    port: { number: 8080 },
    intervalMs: 10_000,
    timeoutMs: 2_000,
    rise: 1,
    fall: 3,
    graceMs: 0,
    expect: 'healthy',
    severity: 'critical',
    fastIntervalMs: 10_000,
    slowIntervalMs: 10_000,
    options: {},
    ...over,
  };
}

export function buildSettings(over: Partial<EngineSettings> = {}): EngineSettings {
  return {
    instance: 'a',
    configuration: 'c1',
    checks: [buildRule()],
    parseCheck: (name) => ({ ok: false, faults: [`${name}: this test knows no label checks`] }),
    allows: () => ({ allowed: true }),
    agentAddresses: 'show',
    ownAddresses: [],
    suspended: 'probe',
    feedLagMs: 30_000,
    forgetAfterMs: 86_400_000,
    sinks: ['ops'],
    routes: [],
    ...over,
  };
}

export const PASS: ProbeOutcome = { outcome: 'pass', latencyMs: 1, phases: {} };
export const REFUSED: Extract<ProbeOutcome, { outcome: 'fail' }> = {
  outcome: 'fail',
  layer: 'connect',
  cause: 'refused',
  detail: 'the port does not listen',
  latencyMs: 1,
  phases: {},
};
export const OUR_ERROR: ProbeOutcome = {
  outcome: 'error',
  layer: 'local',
  cause: 'descriptors',
  detail: 'no file descriptor left',
  latencyMs: 0,
  phases: {},
};
