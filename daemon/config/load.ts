/** One YAML file and the environment → a configuration, or every fault in them, together. */
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { parseChecks } from './checks.js';
import type { Config } from './config.js';
import { parseBy, unknownKey } from './describe-issue.js';
import { applyEnvironment, type Environment } from './environment.js';
import { formatPath, quote, type ConfigFault, type Path, type Problem } from './fault.js';
import { createFiles, type ReadFile } from './files.js';
import { isGroup } from './group.js';
import { registeredKinds, type ConfigKinds } from './kinds.js';
import { INSTANCE, JUDGEMENT, JUDGEMENT_LATER, LATER_SECTIONS, ROUTE, ROUTE_LATER, TOP_KEYS } from './schema.js';
import { parseSections, resolveHttp, resolveLog } from './sections.js';
import { mayGoNowhere, parseRoutes, parseSinks } from './told.js';
import { toMs } from './checks.js';
import { whyUnreadable } from './why-unreadable.js';
import { readYaml, type Position } from './yaml-file.js';

const NOT_ACTED_ON = 'this version does not act on it yet';

export interface LoadOptions {
  /** `undefined`: defaults and the environment alone. */
  readonly file: string | undefined;
  readonly env: Environment;
  /** The text of a file. @throws when it cannot be read. */
  readonly readFile: ReadFile;
  /** The first half of the default instance name. */
  readonly hostName: string;
  /** Default: the registries. */
  readonly kinds?: ConfigKinds;
}

/** The settings as they would be written, defaults included; secrets only as the files that hold them. */
export type EffectiveSettings = Readonly<Record<string, unknown>>;

export type LoadedConfig =
  | { readonly ok: true; readonly config: Config; readonly effective: EffectiveSettings; readonly warnings: readonly ConfigFault[] }
  | {
      readonly ok: false;
      /** The configuration file itself could not be read. */
      readonly unreadable: boolean;
      readonly faults: readonly ConfigFault[];
      readonly warnings: readonly ConfigFault[];
    };

interface Source {
  readonly tree: unknown;
  readonly faults: readonly ConfigFault[];
  readonly unreadable: boolean;
  readonly locate: (path: Path) => Position | undefined;
}

/** Reads nothing but through `readFile`; the same file, files and environment give the same result. */
export function loadConfig(options: LoadOptions): LoadedConfig {
  const source = readSource(options);
  if (source.faults.length > 0) return { ok: false, unreadable: source.unreadable, faults: source.faults, warnings: [] };
  const { tree, origins, warnings: strayVariables } = applyEnvironment(source.tree, options.env);
  const toFault = ({ path, message }: Problem): ConfigFault => {
    const origin = originOf(path, origins);
    return { path: formatPath(path), message, where: origin ?? place(options.file, source.locate(path)) };
  };
  const placeOf = ({ path }: Problem): Position =>
    (originOf(path, origins) === undefined ? source.locate(path) : undefined) ?? { line: 0, column: 0 };
  const toFaults = (problems: readonly Problem[]): readonly ConfigFault[] =>
    problems
      .map((problem) => ({ problem, at: placeOf(problem) }))
      .sort((one, other) => one.at.line - other.at.line || one.at.column - other.at.column)
      .map(({ problem }) => toFault(problem));

  if (!isGroup(tree)) {
    const fault = toFault({ path: [], message: `${quote(tree)} stands where the configuration's keys are expected` });
    return { ok: false, unreadable: false, faults: [fault], warnings: strayVariables };
  }
  const { config, effective, problems, doubts } = resolve(tree, options);
  const warnings = [...strayVariables, ...toFaults(doubts)];
  if (config === undefined || problems.length > 0) return { ok: false, unreadable: false, faults: toFaults(problems), warnings };
  return { ok: true, config, effective, warnings };
}

interface Resolution {
  readonly config: Config | undefined;
  readonly effective: EffectiveSettings;
  readonly problems: readonly Problem[];
  /** Warnings. */
  readonly doubts: readonly Problem[];
}

function resolve(tree: Readonly<Record<string, unknown>>, options: LoadOptions): Resolution {
  const files = createFiles(options.file, options.readFile);
  const kinds = options.kinds ?? registeredKinds(options.readFile);
  const named = parseBy(INSTANCE, tree['instance'], ['instance']);
  const { log, http, probing, judgement, shutdown } = parseSections(tree);
  const ownLog = log.value && resolveLog(log.value, files);
  const ownHttp = http.value && resolveHttp(http.value, files);
  const checks = parseChecks(tree['checks'], kinds.probes, files);
  const sinks = parseSinks(tree['sinks'], kinds.sinks, files);
  const routes = parseRoutes(tree['routes'], tree['sinks']);

  const later = Object.entries(LATER_SECTIONS).map(([key, schema]) => parseBy(schema, tree[key], [key]));

  const parts = [named, log, http, probing, judgement, shutdown, checks, sinks, routes, ...later];
  const problems = [
    ...topProblems(tree),
    ...parts.flatMap((part) => part.problems),
    ...(ownLog?.problems ?? []),
    ...(ownHttp?.problems ?? []),
  ];
  const doubts = [...routeDoubts(routes), ...judgementDoubts(judgement.value)];
  // each is there unless it has a problem of its own, which is told already
  if (!ownLog?.value || !ownHttp?.value || !http.value || !probing.value || !judgement.value || !shutdown.value)
    return { config: undefined, effective: {}, problems, doubts };

  const instance = named.value ?? `${options.hostName}:${http.value.port}`;
  const config: Config = {
    instance,
    log: ownLog.value,
    http: ownHttp.value,
    probing: probing.value,
    checks: checks.values,
    judgement: { feedLagMs: toMs(judgement.value.feedLag), forgetAfterMs: toMs(judgement.value.forgetAfter) },
    sinks: sinks.values,
    routes: routes.values,
    shutdown: { timeoutMs: toMs(shutdown.value.timeout) },
  };
  const lists = { checks: checks.effective, sources: [], maintenance: [], sinks: sinks.effective, routes: routes.effective };
  const sections = { log: log.value, http: http.value, probing: probing.value, judgement: judgement.value, shutdown: shutdown.value };
  const all: EffectiveSettings = { instance, ...sections, ...lists };
  return { config, effective: Object.fromEntries(TOP_KEYS.flatMap((key) => (key in all ? [[key, all[key]]] : []))), problems, doubts };
}

function readSource({ file, readFile }: LoadOptions): Source {
  const nowhere = (): undefined => undefined;
  if (file === undefined) return { tree: {}, faults: [], unreadable: false, locate: nowhere };
  let text: string;
  try {
    text = readFile(file);
  } catch (error) {
    return {
      tree: {},
      faults: [{ path: '', where: file, message: `cannot be read: ${whyUnreadable(error)}` }],
      unreadable: true,
      locate: nowhere,
    };
  }
  const { tree, problems, locate } = readYaml(text);
  const faults = problems.map(({ message, position }) => ({ path: '', message, where: place(file, position) }));
  return { tree, faults, unreadable: false, locate };
}

function topProblems(tree: Readonly<Record<string, unknown>>): readonly Problem[] {
  return Object.keys(tree).flatMap((key) => {
    return TOP_KEYS.some((known) => known === key) ? [] : [{ path: [key], message: unknownKey(key, TOP_KEYS) }];
  });
}

function routeDoubts({ values, effective }: ReturnType<typeof parseRoutes>): readonly Problem[] {
  const presets = ROUTE.parse({ sinks: [] });
  const early = effective.flatMap((route, index) =>
    ROUTE_LATER.filter((key) => route[key] !== presets[key]).map((key) => ({ path: ['routes', index, key], message: NOT_ACTED_ON })),
  );
  if (!mayGoNowhere(values)) return early;
  const message = 'the last route does not match all: an incident that no route matches goes nowhere';
  return [...early, { path: ['routes', values.length - 1], message }];
}

/** Only of what was changed: the effective settings, written down, load without a warning. */
function judgementDoubts(judgement: z.infer<typeof JUDGEMENT> | undefined): readonly Problem[] {
  if (judgement === undefined) return [];
  const presets = JUDGEMENT.parse(undefined);
  return JUDGEMENT_LATER.filter((key) => !isDeepStrictEqual(judgement[key], presets[key])).map((key) => ({
    path: ['judgement', key],
    message: NOT_ACTED_ON,
  }));
}

/** The variable that set the value, or the list it stands in. */
function originOf(path: Path, origins: ReadonlyMap<string, string>): string | undefined {
  for (let length = path.length; length > 0; length--) {
    const origin = origins.get(formatPath(path.slice(0, length)));
    if (origin !== undefined) return origin;
  }
  return undefined;
}

function place(file: string | undefined, position: Position | undefined): string {
  if (file === undefined) return '';
  return position === undefined ? file : `${file}:${position.line}:${position.column}`;
}
