/** Mesos's HealthCheck and CheckInfo as said, with Mesos's own defaults filled in (mesos-facts §1.9): seconds become milliseconds here. */
import { type MesosCheckSaid } from '../../core/said.js';
import { CHECK_TYPES, readKnown } from './enumerations.js';
import { quote } from './failure.js';
import { readPort } from './networks.js';
import { addFault, readText, type Faults, type ReadFrom } from './text.js';
import { type Maybe, type WireCheck } from './wire.js';

interface CheckDefaults {
  readonly delaySeconds: number;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly graceSeconds: number;
  readonly consecutiveFailures: number;
}

export const HEALTH_CHECK_DEFAULTS: CheckDefaults = {
  delaySeconds: 15,
  intervalSeconds: 10,
  timeoutSeconds: 20,
  graceSeconds: 10,
  consecutiveFailures: 3,
};

/** A CheckInfo is not judged by Mesos: every result is told, none is forgiven. */
export const CHECK_INFO_DEFAULTS: CheckDefaults = { ...HEALTH_CHECK_DEFAULTS, graceSeconds: 0, consecutiveFailures: 1 };

const SECONDS_MAX = 1_000_000_000;
const PATH_MAX_CHARS = 4096;

export function readCheck(check: Maybe<WireCheck>, path: string, defaults: CheckDefaults, from: ReadFrom): MesosCheckSaid | undefined {
  if (check === null || check === undefined) return undefined;
  const kind = readKind(check, path, from.faults);
  if (kind === undefined) return undefined;
  const network = kind === 'command' ? undefined : check[kind];
  const port = kind === 'command' ? undefined : readPort(network?.port, `${path}.${kind}.port`, from.faults);
  if (kind !== 'command' && port === undefined) return undefined;
  const http = kind === 'http' ? check.http : undefined;
  const milliseconds = (seconds: Maybe<number>, name: string, byDefault: number): number =>
    readSeconds(seconds, `${path}.${name}`, byDefault, from.faults) * 1000;
  return {
    kind,
    port,
    path: readText(http?.path, `${path}.http.path`, { source: from.source, maxChars: PATH_MAX_CHARS }, from.faults),
    scheme: readText(http?.scheme, `${path}.http.scheme`, { source: from.source, maxChars: 32 }, from.faults),
    delayMs: milliseconds(check.delay_seconds, 'delay_seconds', defaults.delaySeconds),
    intervalMs: milliseconds(check.interval_seconds, 'interval_seconds', defaults.intervalSeconds),
    timeoutMs: milliseconds(check.timeout_seconds, 'timeout_seconds', defaults.timeoutSeconds),
    graceMs: milliseconds(check.grace_period_seconds, 'grace_period_seconds', defaults.graceSeconds),
    // 0 and 1 both mean the first counted failure.
    consecutiveFailures: Math.max(1, check.consecutive_failures ?? defaults.consecutiveFailures),
  };
}

/** By `type`; before 1.1 there was none and the message that is there tells. */
function readKind(check: WireCheck, path: string, faults: Faults): MesosCheckSaid['kind'] | undefined {
  if (check.type !== null && check.type !== undefined) {
    const kind = readKnown(CHECK_TYPES, check.type);
    if (kind === undefined) addFault(faults, `${path}.type ${quote(String(check.type))} is not COMMAND, HTTP or TCP; left out`);
    return kind;
  }
  const kind = (['http', 'tcp', 'command'] as const).find((name) => check[name] !== null && check[name] !== undefined);
  if (kind === undefined) addFault(faults, `${path} says neither http, tcp nor command; left out`);
  return kind;
}

function readSeconds(seconds: Maybe<number>, field: string, byDefault: number, faults: Faults): number {
  if (seconds === null || seconds === undefined) return byDefault;
  if (seconds >= 0 && seconds <= SECONDS_MAX) return Math.round(seconds * 1000) / 1000;
  addFault(faults, `${field} ${String(seconds)} is not a time from 0 to ${String(SECONDS_MAX)} seconds; ${String(byDefault)} taken`);
  return byDefault;
}
