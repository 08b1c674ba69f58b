/**
 * What the repository's shape promises (design.md: imports point inward only) and a linter sees badly. The checks are functions over
 * `{path, text}`, and each is first shown a small tree that breaks its rule, so that a check that has gone blind fails here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const linesMax = 400;

const mayImport: Readonly<Record<string, readonly string[]>> = {
  proto: [],
  core: [],
  consumers: ['core', 'proto'],
  probes: ['core'],
  alerts: ['core'],
  sources: ['core'],
  daemon: ['proto', 'core', 'consumers', 'probes', 'alerts', 'sources'],
};

const sources = Object.keys(mayImport)
  .flatMap((folder) => listFiles(folder))
  .filter((path) => path.endsWith('.ts') && !path.startsWith('proto/generated/'))
  .map(read);

describe('imports', () => {
  test('point inward only', () => {
    expect(outwardImports([file('core/a.ts', "import { b } from '../probes/b.js';")])).toEqual(['core/a.ts → probes/b.ts']);
    expect(outwardImports([file('probes/a.ts', "export { b } from '../alerts/b.js';")])).toEqual(['probes/a.ts → alerts/b.ts']);
    expect(outwardImports([file('alerts/a.ts', "const b = await import('../daemon/main.js');")])).toEqual(['alerts/a.ts → daemon/main.ts']);
    expect(outwardImports([file('core/a.ts', "import { z } from 'zod';")])).toEqual(['core/a.ts → zod']);
    expect(outwardImports(sources)).toEqual([]);
  });

  test('form no cycle', () => {
    const ring = [file('core/a.ts', "import './b.js';"), file('core/b.ts', "import './c.js';"), file('core/c.ts', "import './a.js';")];
    expect(findCycle(ring)).toEqual(['core/a.ts', 'core/b.ts', 'core/c.ts', 'core/a.ts']);
    expect(findCycle(sources)).toBeUndefined();
  });

  test('go to the file that has it: there are no barrels', () => {
    expect(barrels([file('core/index.ts', ''), file('probes/all.ts', "export * from './tcp.js';")])).toEqual([
      'core/index.ts',
      'probes/all.ts',
    ]);
    expect(barrels(sources)).toEqual([]);
  });
});

test('core is pure: no clock, no randomness, no I/O, no promises', () => {
  const impure = [
    'const now = Date.now();',
    'const now = new Date();',
    'setTimeout(run, 1);',
    'const dice = Math.random();',
    "import { readFileSync } from 'node:fs';",
    'const home = process.env.HOME;',
    'async function load() {}',
    'const done = Promise.resolve();',
    'console.log(1);',
  ];
  for (const text of impure) expect([text, impurities([file('core/a.ts', text)]).length]).toEqual([text, 1]);
  expect(impurities([file('core/a.ts', '/** Never Date.now(). */\ninterface A { readonly sleep: () => Promise<void> }')])).toEqual([]);
  expect(impurities(sources.filter(({ path }) => path.startsWith('core/')))).toEqual([]);
});

describe('every source file', () => {
  test(`has at most ${linesMax} lines`, () => {
    expect(tooLong([file('core/a.ts', '\n'.repeat(linesMax + 1))])).toEqual([`core/a.ts: ${linesMax + 1}`]);
    expect(tooLong(sources)).toEqual([]);
  });

  test('says near its top what it is for', () => {
    expect(undocumented([file('core/a.ts', "import './b.js';\nexport const a = 1;\n")])).toEqual(['core/a.ts']);
    expect(undocumented(sources)).toEqual([]);
  });
});

describe('the repository', () => {
  test('locks versions without the address of any registry', () => {
    const lock: unknown = JSON.parse(read('package-lock.json').text);
    expect(JSON.stringify(lock)).not.toMatch(/"resolved":"https?:/);
    expect(read('package-lock.json').text).not.toMatch(/https?:\/\/(?:localhost|127\.|10\.|192\.168\.|172\.)/);
  });

  test('pins every dependency exactly', () => {
    const manifest = JSON.parse(read('package.json').text) as Record<string, Record<string, string>>;
    const versions = Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] });
    const loose = versions.filter(([, version]) => !/^(?:npm:(?:@[\w-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+$/.test(version));
    expect(versions.length).toBeGreaterThan(20);
    expect(loose).toEqual([]);
  });

  test('names no path of the machine it was written on', () => {
    expect(machinePaths([file('docs/a.md', 'see /home/someone/notes')])).toEqual(['docs/a.md: /home/someone']);
    expect(machinePaths(everything())).toEqual([]);
  });
});

function file(path: string, text: string): SourceFile {
  return { path, text };
}

function read(path: string): SourceFile {
  return { path, text: readFileSync(join(root, path), 'utf8') };
}

function listFiles(folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

/** Every text file that is ours. */
function everything(): readonly SourceFile[] {
  const skipped = /^(?:node_modules|dist|data|coverage|reports|\.cache|\.git|\.stryker-tmp)$/;
  const text = /(?:\.(?:ts|js|mjs|cjs|json|ya?ml|md|proto|sh|toml)|Dockerfile|^\.ci\/.*|\.npmrc)$/;
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => !skipped.test(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(entry.name) : [entry.name]))
    .filter((path) => text.test(path) && path !== 'package-lock.json' && path !== 'test/architecture.test.ts')
    .map(read);
}

/** Without comments; strings stay, import specifiers are needed. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function specifiers(text: string): readonly string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g;
  return [...code(text).matchAll(pattern)].flatMap(([, specifier]) => (specifier === undefined ? [] : [specifier]));
}

function importsOf({ path, text }: SourceFile): readonly string[] {
  return specifiers(text).map((specifier) =>
    specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts') : specifier,
  );
}

function folderOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function outwardImports(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((source) => {
    const own = folderOf(source.path);
    const allowed = [own, ...(mayImport[own] ?? [])];
    return importsOf(source)
      .filter((target) => (isOurs(target) ? !allowed.includes(folderOf(target)) : own === 'core' && !isTypeOnly(source.text, target)))
      .map((target) => `${source.path} → ${target}`);
  });
}

/** A path of the repository, not a package: `core/x.ts`. What leaves the source folders (`test/x.ts`) counts as ours, and is refused. */
function isOurs(target: string): boolean {
  return target.endsWith('.ts');
}

function isTypeOnly(text: string, specifier: string): boolean {
  return code(text).includes('import type') && new RegExp(`import type [^;]*from\\s*['"]${specifier}['"]`).test(code(text));
}

function findCycle(files: readonly SourceFile[]): readonly string[] | undefined {
  const graph = new Map(files.map((source) => [source.path, importsOf(source)]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of graph.get(path) ?? []) {
      const cycle = graph.has(next) ? visit(next, [...trail, path]) : undefined;
      if (cycle !== undefined) return cycle;
    }
    done.add(path);
    return undefined;
  };
  for (const path of graph.keys()) {
    const cycle = visit(path, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

function barrels(files: readonly SourceFile[]): readonly string[] {
  return files.filter(({ path, text }) => path.endsWith('/index.ts') || /^export \*/m.test(code(text))).map(({ path }) => path);
}

function impurities(files: readonly SourceFile[]): readonly string[] {
  const banned =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bset(?:Timeout|Interval|Immediate)\b|\bMath\.random\b|\bperformance\.|\bfrom ['"]node:|\bprocess\.|\basync\b|\bawait\b|\bPromise\.|\bnew Promise\b|\bconsole\./;
  return files.flatMap(({ path, text }) =>
    code(text)
      .split('\n')
      .filter((line) => banned.test(line) && !/^\s*import type\b/.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
}

function tooLong(files: readonly SourceFile[]): readonly string[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > linesMax)
    .map(({ path, lines }) => `${path}: ${lines}`);
}

/** A comment stands at the top, or on the first declaration after the imports. */
function undocumented(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => !path.endsWith('.d.ts'))
    .filter(({ text }) => {
      const beforeCode = text
        .replace(/^#!.*\n/, '')
        .replace(/^import\b[\s\S]*?['"];\n/gm, '')
        .trimStart();
      return !beforeCode.startsWith('/*') && !beforeCode.startsWith('//');
    })
    .map(({ path }) => path);
}

function machinePaths(files: readonly SourceFile[]): readonly string[] {
  const pattern = /(?:\/home\/[a-z][\w-]+|\/Users\/[A-Za-z][\w-]+|\/root\/[\w.-]+|\/work\/[\w.-]+|\/tmp\/brief[\w./-]*)/g;
  return files.flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([hit]) => `${path}: ${hit}`));
}
