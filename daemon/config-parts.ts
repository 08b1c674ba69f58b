/** What the composition root makes out of the configuration, at the start and at every reload. */
import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { Clock } from '../core/clock.js';
import type { EngineSettings } from '../core/engine-types.js';
import type { Sink } from '../core/notification.js';
import { SINK_KINDS } from '../alerts/kinds.js';
import { createAddressPolicy, type AddressPolicy, type AddressRules } from '../probes/address-policy.js';
import type { Config } from './config/config.js';
import { engineSettings } from './config/engine-settings.js';
import { createLabelChecks } from './config/label-checks.js';
import type { Logger } from './log.js';

/** One for all reloads: what it remembers stays true. */
const parseCheck = createLabelChecks();

export function settingsOf(config: Config): EngineSettings {
  return engineSettings(config, { allows: policyOf(config.probing).decide, ownAddresses: ownAddresses(), parseCheck });
}

function policyOf(rules: AddressRules): AddressPolicy {
  const policy = createAddressPolicy(rules);
  if (!policy.ok)
    throw new Error(
      `Cannot use probing.allow and probing.deny: ${policy.faults.map(({ path, message }) => `${path} ${message}`).join('; ')}`,
    );
  return policy.value;
}

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));
}

/** The map is the outbox's: sinks that stay keep their queue. */
export function fillSinks(sinks: Map<string, Sink>, config: Config, clock: Clock, logger: Logger): void {
  const prepared = config.sinks.map(({ name, kind, options }, index) => {
    const sinkKind = SINK_KINDS.find((one) => one.kind === kind);
    const sink = sinkKind?.prepare(options, `sinks[${String(index)}]`, {
      clock,
      log: logger,
      readSecretFile: (file) => readFileSync(file, 'utf8'),
    });
    if (sink?.ok !== true)
      throw new Error(`Cannot use the sink ${name}: ${sink?.faults.map(({ message }) => message).join('; ') ?? `no kind ${kind}`}`);
    return [name, sink.value] as const;
  });
  sinks.clear();
  for (const [name, sink] of prepared) sinks.set(name, sink);
}

/** How long a claim or a reader may be behind; nobody else waits for us where the log is ours alone. */
export function sessionTimeoutMsOf(config: Config): number {
  return config.log.kind === 'kafka' ? config.log.kafka.sessionTimeoutMs : 10_000;
}
