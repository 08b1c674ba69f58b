/** What of the configuration the engine needs. */
import type { EngineSettings } from '../../core/engine-types.js';
import type { Config } from './config.js';

/** What the settings say of the machine, and the policy made of `probing`. */
export interface EngineSurroundings {
  readonly allows: EngineSettings['allows'];
  readonly parseCheck: EngineSettings['parseCheck'];
  /** The addresses of this machine's interfaces. */
  readonly ownAddresses: readonly string[];
}

export function engineSettings(config: Config, { allows, ownAddresses, parseCheck }: EngineSurroundings): EngineSettings {
  return {
    instance: config.instance,
    checks: config.checks,
    parseCheck,
    allows,
    agentAddresses: config.probing.agentAddresses,
    ownAddresses,
    suspended: config.probing.suspended,
    feedLagMs: config.judgement.feedLagMs,
    forgetAfterMs: config.judgement.forgetAfterMs,
    sinks: config.sinks.map(({ name }) => name),
    routes: config.routes,
  };
}
