/** What the pool and its threads say to each other; plain data, in batches. Both ends are of one build. */
import type { ProbeResult, ProbeTask } from '../core/probe.js';
import type { AddressRules } from './address-policy.js';
import type { ProberLimits, ProberStats, ProberTrouble } from './worker.js';

/** What a thread is born with. */
export interface ThreadSetup {
  readonly rules: AddressRules;
  readonly limits: Partial<ProberLimits>;
}

export type ThreadCommand =
  | { readonly type: 'start'; readonly task: ProbeTask }
  | { readonly type: 'stop'; readonly id: string }
  | { readonly type: 'probe-now'; readonly id: string }
  | { readonly type: 'set-rules'; readonly rules: AddressRules }
  | { readonly type: 'close' };

export type ThreadReport =
  | { readonly type: 'results'; readonly results: readonly ProbeResult[]; readonly stats: ProberStats }
  | { readonly type: 'trouble'; readonly trouble: ProberTrouble };
