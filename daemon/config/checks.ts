/** `checks`: what is asked of which tasks. */
import type { z } from 'zod';
import type { CheckRule } from '../../core/check.js';
import type { Match } from '../../core/match.js';
import { isGroup } from './group.js';
import { quote, type Path, type Problem } from './fault.js';
import type { Files } from './files.js';
import { parseKinded } from './kinded.js';
import { LATER_PROBES, type ConfigKind } from './kinds.js';
import { CHECK } from './schema.js';
import { formatDuration, parseDuration } from './units.js';

type CheckSettings = z.infer<typeof CHECK>;

const DEFAULT_TIMEOUT_MS = 2_000;
const EXPECT_WORDS: readonly unknown[] = ['healthy', 'refused'];

export interface ParsedList<T> {
  readonly values: readonly T[];
  /** As they would be written with every default. */
  readonly effective: readonly Readonly<Record<string, unknown>>[];
  readonly problems: readonly Problem[];
}

/** Parses the list; rules come out only for checks without a problem. */
export function parseChecks(list: unknown, kinds: readonly ConfigKind[], files: Files): ParsedList<CheckRule> {
  if (list !== undefined && !Array.isArray(list)) return noList('checks', list);
  const parsed = (list ?? []).map((item, index) => parseCheck(item, ['checks', index], kinds, { ...files, needsPort: true }));
  return {
    values: parsed.flatMap((one) => (one.rule === undefined ? [] : [one.rule])),
    effective: parsed.flatMap((one) => (one.effective === undefined ? [] : [one.effective])),
    problems: [...parsed.flatMap((one) => one.problems), ...repeatedNames('checks', list ?? [])],
  };
}

export function noList(name: string, value: unknown): ParsedList<never> {
  return { values: [], effective: [], problems: [{ path: [name], message: `${quote(value)} stands where a list is expected` }] };
}

/** A name that stands twice, at its second place and after. */
export function repeatedNames(list: string, items: readonly unknown[]): readonly Problem[] {
  const names = items.map((item) => (isGroup(item) && typeof item['name'] === 'string' ? item['name'] : undefined));
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (name === undefined || first === index) return [];
    return [{ path: [list, index, 'name'], message: `${quote(name)} is the name of ${list}[${first}] already` }];
  });
}

interface ParsedCheck {
  readonly rule: CheckRule | undefined;
  readonly effective: Readonly<Record<string, unknown>> | undefined;
  readonly problems: readonly Problem[];
}

/**
 * One check; a rule comes out only without a problem.
 *
 * @param needsPort of a rule, which is for many tasks; the labels of one need not name the only port it has
 */
export function parseCheck(
  item: unknown,
  path: Path,
  kinds: readonly ConfigKind[],
  { needsPort, ...files }: Pick<Files, 'resolveIn'> & { readonly needsPort: boolean },
): ParsedCheck {
  const rules = {
    what: 'check',
    common: CHECK,
    kinds,
    later: LATER_PROBES,
    defaultKind: 'http',
    // the words of the common key are never a text that a kind waits for
    isOption: (key: string, value: unknown) => key === 'expect' && !EXPECT_WORDS.includes(value),
  };
  const { common, options, problems } = parseKinded(item, path, rules, files);
  if (common === undefined) return { rule: undefined, effective: undefined, problems };
  const across = [...portProblems(common, path, needsPort), ...timeoutProblems(common, path)];
  const rule = options === undefined || across.length > 0 ? undefined : toRule(common, options);
  return { rule, effective: rule && toEffective(rule), problems: [...problems, ...across] };
}

function portProblems({ port, portName }: CheckSettings, path: Path, needsPort: boolean): readonly Problem[] {
  if (port !== undefined && portName !== undefined)
    return [{ path: [...path, 'portName'], message: 'port is set too; only one of them can be' }];
  return needsPort && port === undefined && portName === undefined
    ? [{ path: [...path, 'port'], message: 'missing; port or portName is needed' }]
    : [];
}

function timeoutProblems({ timeout, interval }: CheckSettings, path: Path): readonly Problem[] {
  if (timeout === undefined || toMs(timeout) <= toMs(interval)) return [];
  return [{ path: [...path, 'timeout'], message: `${timeout} is above the interval of ${interval}` }];
}

function toRule(settings: CheckSettings, options: Readonly<Record<string, unknown>>): CheckRule {
  const { name, kind, port, portName, rise, fall, expect, severity } = settings;
  const intervalMs = toMs(settings.interval);
  return {
    name,
    match: toMatch(settings.match),
    kind,
    port: port === undefined ? (portName === undefined ? { only: true } : { name: portName }) : { number: port },
    intervalMs,
    timeoutMs: settings.timeout === undefined ? Math.min(DEFAULT_TIMEOUT_MS, intervalMs) : toMs(settings.timeout),
    rise,
    fall,
    graceMs: toMs(settings.grace),
    expect,
    severity,
    fastIntervalMs: settings.fastInterval === undefined ? intervalMs : toMs(settings.fastInterval),
    slowIntervalMs: settings.slowInterval === undefined ? intervalMs : toMs(settings.slowInterval),
    options,
  };
}

function toEffective(rule: CheckRule): Readonly<Record<string, unknown>> {
  const { name, match, kind, port, rise, fall, expect, severity, options } = rule;
  // a kind's own `expect` and the common word cannot both be written: the common one is healthy then
  return {
    name,
    match,
    kind,
    ...('number' in port ? { port: port.number } : 'name' in port ? { portName: port.name } : {}),
    interval: formatDuration(rule.intervalMs),
    timeout: formatDuration(rule.timeoutMs),
    rise,
    fall,
    grace: formatDuration(rule.graceMs),
    expect,
    severity,
    fastInterval: formatDuration(rule.fastIntervalMs),
    slowInterval: formatDuration(rule.slowIntervalMs),
    ...options,
  };
}

/** zod's optional keys may be there and undefined; ours are absent. */
export function toMatch(match: Readonly<Record<string, unknown>>): Match {
  // the schema lets through only Match's keys, with texts or the labels' map
  return Object.fromEntries(Object.entries(match).filter(([, pattern]) => pattern !== undefined));
}

/** A text that the schema has let through is a duration. */
export function toMs(duration: string): number {
  return parseDuration(duration) ?? 0;
}
