/**
 * The far end of the pool: a prober on a thread of its own. Results go home in batches, since a message for each would
 * cost more than many a probe.
 *
 * The clock comes from the program that starts the thread, so that this folder has none.
 */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Clock } from '../core/clock.js';
import { assertNever } from '../core/assert-never.js';
import type { ProbeResult } from '../core/probe.js';
import { createAddressPolicy, type AddressPolicy, type AddressRules } from './address-policy.js';
import type { ThreadCommand, ThreadReport, ThreadSetup } from './pool-protocol.js';
import { createProber } from './worker.js';

/** A result waits at most this long for company. */
const FLUSH_MS = 20;
const BATCH_MAX = 256;

/** Serves the pool until it says close. @throws when called on a thread that no pool has started. */
export function serveProbes(clock: Clock): void {
  if (parentPort === null) throw new Error('Cannot serve probes: this is not a worker thread');
  // The pool wrote it: pool-protocol.ts.
  serve(parentPort, workerData as ThreadSetup, clock);
}

function serve(port: MessagePort, setup: ThreadSetup, clock: Clock): void {
  let pending: ProbeResult[] = [];
  let cancelFlush: (() => void) | undefined;
  const report = (message: ThreadReport): void => port.postMessage(message);

  function flush(): void {
    cancelFlush?.();
    cancelFlush = undefined;
    const results = pending;
    pending = [];
    report({ type: 'results', results, stats: prober.stats() });
  }

  const prober = createProber({
    clock,
    policy: policyOf(setup.rules),
    limits: setup.limits,
    onResult: (result) => {
      pending.push(result);
      if (pending.length >= BATCH_MAX) flush();
      else cancelFlush ??= clock.after(FLUSH_MS, flush);
    },
    onTrouble: (trouble) => report({ type: 'trouble', trouble }),
  });

  async function close(): Promise<void> {
    await prober.close();
    flush();
    // Nothing else holds the thread.
    port.close();
  }

  function obey(command: ThreadCommand): void {
    switch (command.type) {
      case 'start':
        return prober.start(command.task);
      case 'stop':
        return prober.stop(command.id);
      case 'probe-now':
        return prober.probeNow(command.id);
      case 'set-rules':
        return prober.setPolicy(policyOf(command.rules));
      case 'close':
        void close();
        return;
      default:
        return assertNever(command, 'thread command');
    }
  }

  port.on('message', (commands: readonly ThreadCommand[]) => {
    for (const command of commands) obey(command);
  });
}

function policyOf(rules: AddressRules): AddressPolicy {
  const policy = createAddressPolicy(rules);
  // The configuration was validated before it came here.
  if (!policy.ok)
    throw new Error(`Cannot use the address rules: ${policy.faults.map(({ path, message }) => `${path}: ${message}`).join('; ')}`);
  return policy.value;
}
