import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { configExample } from '../../daemon/config/example.js';
import { configJsonSchema, type JsonSchema } from '../../daemon/config/json-schema.js';
import { registeredKinds } from '../../daemon/config/kinds.js';
import { loadConfig } from '../../daemon/config/load.js';
import { configReference } from '../../daemon/config/reference.js';

const kinds = registeredKinds(() => '');
const schema = configJsonSchema(kinds);
const example = configExample(schema);

describe('the reference', () => {
  test('docs/configuration.md is what npm run docs writes', () => {
    const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
    expect(page).toBe(configReference(schema));
  });
});

describe('the example', () => {
  test('loads without a fault or a warning', () => {
    const loaded = loadConfig({ file: 'example.yaml', env: {}, readFile: () => example, hostName: 'host-a' });
    expect(loaded).toMatchObject({ ok: true, warnings: [] });
  });

  test('shows the defaults, and nothing but defaults outside of the lists', () => {
    const { checks: _checks, sinks: _sinks, routes: _routes, ...sections } = parse(example);
    const defaults = loadConfig({ file: undefined, env: {}, readFile: () => '', hostName: 'host-a' });
    expect(defaults).toMatchObject({ ok: true, effective: sections });
  });

  test('names every key of the sections', () => {
    const keys = Object.entries(schema.properties ?? {}).flatMap(([key, section]) =>
      section.maxItems !== 0 ? [key, ...Object.keys(section.properties ?? {})] : [],
    );
    for (const key of keys) expect(example).toMatch(new RegExp(`^ *(# )?${key}:`, 'm'));
  });
});

describe('the JSON Schema', () => {
  const branches = (list: string): readonly JsonSchema[] => schema.properties?.[list]?.items?.anyOf ?? [];

  test('has a branch for every kind, with its options', () => {
    expect(branches('checks').map((branch) => branch.properties?.['kind']?.const)).toEqual(kinds.probes.map(({ kind }) => kind));
    expect(branches('sinks').map((branch) => branch.properties?.['kind']?.const)).toEqual(kinds.sinks.map(({ kind }) => kind));
    expect(Object.keys(branches('checks').find((branch) => branch.properties?.['kind']?.const === 'http')?.properties ?? {})).toEqual(
      expect.arrayContaining(['name', 'interval', 'path', 'headers', 'body']),
    );
  });

  test('takes no unknown keys and describes every section', () => {
    expect(schema.additionalProperties).toBe(false);
    for (const section of Object.values(schema.properties ?? {})) expect(section.description).toMatch(/\.$/);
  });

  test('requires of a check only what has no default', () => {
    expect(branches('checks').map((branch) => branch.required)).toEqual([['name', 'kind'], ['name']]);
  });
});
