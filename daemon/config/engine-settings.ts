/** What of the configuration the engine needs. */
import { createHash } from 'node:crypto';
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
    configuration: hashOf(config),
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

/** Equal for instances that plan and judge alike; the order of keys in the file does not matter. */
function hashOf({ checks, judgement, probing }: Config): string {
  const { allow, deny, agentAddresses, suspended } = probing;
  const text = JSON.stringify({ checks, judgement, probing: { allow, deny, agentAddresses, suspended } }, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
