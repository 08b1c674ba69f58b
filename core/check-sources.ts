/**
 * Where a task's checks come from, in this order; the first source that yields a check, at any of the task's addresses, is the
 * only one for the task as a whole (design.md §7):
 *
 *   label      `taskpulse.check.<name>.<option>` on NetworkInfo over TaskStatus over TaskInfo, option by option
 *   task-info  `health_check` and `check` of the TaskInfo: Mesos's own meaning, aimed at the container's address
 *   config     rules of the configuration that match
 *
 * A bad label never stops anything: its check is left out, told as a finding, and the next source applies when none is left.
 */
import type { JudgedAddress } from './address-book.js';
import type { Check, CheckRule, CheckSource } from './check.js';
import { matches, type MatchFacts } from './match.js';
import type { TaskRecord } from './records.js';
import type { Label, MesosCheckSaid } from './said.js';

export const LABEL_CHECKS_MAX = 16;
export const LABEL_VALUE_MAX_BYTES = 1024;

const PREFIX = 'taskpulse.check.';
const LABELS_FIRST = 'labels of the task name it; they come before TaskInfo and the rules of the configuration';
/** What can stand in a request line; Mesos wants the slash too. */
const PATH = /^\/[!"$-~]*$/;
const NAME = /^[a-z0-9-]{1,63}$/;

/** Turns the options of one label check, all of them text, into a check; pure. */
export type ParseCheck = (
  name: string,
  options: Readonly<Record<string, string>>,
) => { readonly ok: true; readonly check: Check } | { readonly ok: false; readonly faults: readonly string[] };

export interface CheckSettings {
  readonly checks: readonly CheckRule[];
  readonly parseCheck: ParseCheck;
}

export interface FoundChecks {
  readonly address: JudgedAddress;
  readonly checks: readonly Check[];
  readonly source: CheckSource;
  /** Why this source, and what became of those before it. */
  readonly reason: string;
  /** What is wrong with the sources, one sentence each. */
  readonly findings: readonly string[];
}

/** The checks of each of a task's addresses. */
export function findChecks(
  task: TaskRecord,
  addresses: readonly JudgedAddress[],
  settings: CheckSettings,
  factsOf: (address: JudgedAddress) => MatchFacts,
): readonly FoundChecks[] {
  const labelled = addresses.map((address) => ({ address, ...checksOfLabels(task, address, settings.parseCheck) }));
  if (labelled.some(({ checks }) => checks.length > 0))
    return labelled.map((labels) => ({ ...labels, source: 'label', reason: LABELS_FIRST }));
  const info = checksOfTaskInfo(task);
  const noInfo = task.info === undefined ? 'its TaskInfo is not known' : 'its TaskInfo has no check for the network';
  return labelled.map((labels) => {
    const { address } = labels;
    const findings = [...labels.findings, ...info.findings];
    const noLabels = labels.findings.length > 0 ? 'its labels are faulty' : 'it has no label checks';
    if (info.checks.length > 0)
      return { address, checks: info.checks, source: 'task-info', reason: `TaskInfo has it; ${noLabels}`, findings };
    const checks = settings.checks.filter((rule) => matches(rule.match, factsOf(address)));
    return { address, checks, source: 'config', reason: `a rule of the configuration matches; ${noLabels}; ${noInfo}`, findings };
  });
}

/** Whether anything told of a task can be faulty as a check label: else nobody has to judge its addresses to count faults. */
export function hasCheckLabels({ labels, info, assignment }: TaskRecord): boolean {
  const isAmong = (told: readonly Label[]): boolean => told.some(({ key }) => key.startsWith(PREFIX));
  return (
    isAmong(labels) ||
    isAmong(info?.labels ?? []) ||
    assignment?.tellings.some((infos) => infos.some((one) => isAmong(one.labels))) === true
  );
}

/** What is wrong with the check labels of a task, one sentence each; of its own ones while no address is known. */
export function findLabelFaults(task: TaskRecord, addresses: readonly JudgedAddress[], parseCheck: ParseCheck): readonly string[] {
  const places = addresses.length === 0 ? [NO_ADDRESS] : addresses;
  return [...new Set(places.flatMap((place) => checksOfLabels(task, place, parseCheck).findings))];
}

type Found = Pick<FoundChecks, 'checks' | 'findings'>;

const NO_ADDRESS: Pick<JudgedAddress, 'labels'> = { labels: [] };

function checksOfLabels(task: TaskRecord, address: Pick<JudgedAddress, 'labels'>, parseCheck: ParseCheck): Found {
  const findings: string[] = [];
  const byName = new Map<string, Map<string, string> | undefined>();
  for (const labels of [task.info?.labels ?? [], task.labels, address.labels]) for (const label of labels) collect(label, byName, findings);
  const names = [...byName.keys()];
  if (names.length > LABEL_CHECKS_MAX)
    findings.push(`labels name ${String(names.length)} checks; the first ${String(LABEL_CHECKS_MAX)} count`);
  const checks = names.slice(0, LABEL_CHECKS_MAX).flatMap((name) => {
    const options = byName.get(name);
    if (options === undefined) return [];
    const parsed = parseCheck(name, Object.fromEntries(options));
    if (parsed.ok) return [parsed.check];
    findings.push(...parsed.faults.map((fault) => `label ${PREFIX}${name}: ${fault}`));
    return [];
  });
  return { checks, findings };
}

/** `undefined` under a name: one of its labels cannot be read, and without that option it would be another check. */
function collect({ key, value }: Label, byName: Map<string, Map<string, string> | undefined>, findings: string[]): void {
  if (!key.startsWith(PREFIX)) return;
  const [name = '', ...option] = key.slice(PREFIX.length).split('.');
  const fault = findFormFault(name, option, value);
  if (fault !== undefined) findings.push(`label ${JSON.stringify(key.slice(0, 200))}: ${fault}`);
  if (!NAME.test(name)) return;
  const options = byName.has(name) ? byName.get(name) : new Map<string, string>();
  byName.set(name, fault === undefined ? options?.set(option.join('.'), value) : undefined);
}

function findFormFault(name: string, option: readonly string[], value: string): string | undefined {
  if (!NAME.test(name) || option.length === 0 || option.includes(''))
    return `not of the form ${PREFIX}<name>.<option>, name of a-z, 0-9 and -`;
  if (new TextEncoder().encode(value).length <= LABEL_VALUE_MAX_BYTES) return undefined;
  return `its value is longer than ${String(LABEL_VALUE_MAX_BYTES)} bytes`;
}

function checksOfTaskInfo({ info }: TaskRecord): Found {
  const found = [readMesosCheck('mesos-health', 'health_check', info?.healthCheck), readMesosCheck('mesos-check', 'check', info?.check)];
  return { checks: found.flatMap(({ checks }) => checks), findings: found.flatMap(({ findings }) => findings) };
}

function readMesosCheck(name: string, field: string, said: MesosCheckSaid | undefined): Found {
  if (said === undefined) return { checks: [], findings: [] };
  if (said.kind === 'command') return { checks: [], findings: [`${field}: a COMMAND check cannot be asked over the network`] };
  if (said.port === undefined) return { checks: [], findings: [`${field}: it names no port`] };
  if (said.kind === 'http' && said.path !== undefined && !PATH.test(said.path))
    return { checks: [], findings: [`${field}: its path cannot be asked for: it has to begin with / and hold printable ASCII, no #`] };
  return { checks: [toCheck(name, said, said.port)], findings: [] };
}

const mesosChecks = new WeakMap<MesosCheckSaid, Check>();

/** Mesos's words (mesos-facts §6.1); grace is counted from the start and includes the delay. */
function toCheck(name: string, said: MesosCheckSaid, port: number): Check {
  const known = mesosChecks.get(said);
  if (known !== undefined) return known;
  const intervalMs = Math.max(1_000, said.intervalMs);
  const check: Check = {
    name,
    kind: said.kind === 'http' ? 'http' : 'tcp',
    port: { number: port },
    intervalMs,
    timeoutMs: said.timeoutMs > 0 ? Math.min(said.timeoutMs, intervalMs) : intervalMs,
    rise: 1,
    fall: Math.max(1, said.consecutiveFailures),
    graceMs: said.graceMs,
    delayMs: said.delayMs,
    expect: 'healthy',
    severity: 'critical',
    fastIntervalMs: intervalMs,
    slowIntervalMs: intervalMs,
    options: said.kind === 'http' ? httpOptions(said) : {},
  };
  mesosChecks.set(said, check);
  return check;
}

/** Mesos asks by curl: redirects are followed, certificates are not verified, 200 to 399 is healthy. */
function httpOptions({ path, scheme }: MesosCheckSaid): Readonly<Record<string, unknown>> {
  return { path: path ?? '/', status: ['200-399'], redirects: true, ...(scheme === 'https' ? { tls: { verify: false } } : {}) };
}
