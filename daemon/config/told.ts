/** `sinks` and `routes`: who is told of what. */
import type { Route } from '../../core/notification.js';
import { parseBy } from './describe-issue.js';
import { isGroup } from './group.js';
import { noList, repeatedNames, toMatch, type ParsedList } from './checks.js';
import type { SinkConfig } from './config.js';
import { quote, type Problem } from './fault.js';
import type { Files } from './files.js';
import { parseKinded } from './kinded.js';
import { LATER_SINKS, type ConfigKind } from './kinds.js';
import { nearestOf } from './nearest.js';
import { ROUTE, SINK } from './schema.js';

/** Parses the list of sinks. */
export function parseSinks(list: unknown, kinds: readonly ConfigKind[], files: Files): ParsedList<SinkConfig> {
  if (list !== undefined && !Array.isArray(list)) return noList('sinks', list);
  const rules = { what: 'sink', common: SINK, kinds, later: LATER_SINKS, defaultKind: undefined, isOption: () => false };
  const parsed = (list ?? []).map((item, index) => parseKinded(item, ['sinks', index], rules, files));
  const values = parsed.flatMap(({ common, options }) => (common === undefined || options === undefined ? [] : [{ ...common, options }]));
  return {
    values,
    effective: values.map(({ name, kind, options }) => ({ name, kind, ...options })),
    problems: [...parsed.flatMap((one) => one.problems), ...repeatedNames('sinks', list ?? [])],
  };
}

/** Parses the list of routes; the names in it must be those of sinks, whether or not these are right otherwise. */
export function parseRoutes(list: unknown, sinks: unknown): ParsedList<Route> {
  if (list !== undefined && !Array.isArray(list)) return noList('routes', list);
  const known = Array.isArray(sinks)
    ? sinks.flatMap((sink) => (isGroup(sink) && typeof sink['name'] === 'string' ? [sink['name']] : []))
    : [];
  const parsed = (list ?? []).map((item, index) => parseBy(ROUTE, item, ['routes', index]));
  const effective = parsed.flatMap(({ value }) => (value === undefined ? [] : [{ ...value, match: toMatch(value.match) }]));
  const unknown = (list ?? []).flatMap((route: unknown, index) =>
    namesIn(route).flatMap((name, place) => (name === undefined || known.includes(name) ? [] : [unknownSink(name, known, index, place)])),
  );
  const values = effective.map(({ match, sinks: names }) => ({ match, sinks: names }));
  return { values, effective, problems: [...parsed.flatMap((one) => one.problems), ...unknown] };
}

/** An incident that no route matches goes nowhere (interface.md): whether that can happen. */
export function mayGoNowhere(routes: readonly Route[]): boolean {
  const last = routes.at(-1);
  if (last === undefined) return false;
  const { labels, ...globs } = last.match;
  return Object.keys(labels ?? {}).length > 0 || Object.values(globs).some((pattern) => pattern !== '*');
}

/** The names as they are written, at their places, also where the route is wrong otherwise. */
function namesIn(route: unknown): readonly (string | undefined)[] {
  const sinks = isGroup(route) ? route['sinks'] : undefined;
  return Array.isArray(sinks) ? sinks.map((name: unknown) => (typeof name === 'string' && name !== '' ? name : undefined)) : [];
}

function unknownSink(name: string, known: readonly string[], route: number, place: number): Problem {
  const nearest = nearestOf(name, known);
  const hint = nearest === undefined ? 'there are none' : `the nearest is ${quote(nearest)}`;
  return { path: ['routes', route, 'sinks', place], message: `${quote(name)} is no sink; ${hint}` };
}
