/**
 * Compiles a TypeScript program of this repository for a child process: Jest's transform does not reach children, and
 * dist/ may not be built. Follows relative imports; packages are found because the output lies below the repository.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface CompiledChild {
  /** To be run by `node`. */
  readonly file: string;
  readonly remove: () => Promise<void>;
}

export async function compileChild(entry: string): Promise<CompiledChild> {
  const out = join(ROOT, '.cache', `child-${String(process.pid)}-${String(process.hrtime.bigint())}`);
  const pending = [resolve(ROOT, entry)];
  const done = new Set<string>();
  for (let source = pending.pop(); source !== undefined; source = pending.pop()) {
    if (done.has(source)) continue;
    done.add(source);
    if (source.endsWith('.js')) {
      await mkdir(dirname(join(out, relative(ROOT, source))), { recursive: true });
      await copyFile(source, join(out, relative(ROOT, source)));
      continue;
    }
    const { code } = await transformFile(source, { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } });
    const target = join(out, relative(ROOT, source)).replace(/\.ts$/, '.js');
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, code);
    for (const [, path = ''] of code.matchAll(/(?:from\s*|import\()['"](\.{1,2}\/[^'"]+)\.js['"]/g)) {
      const file = resolve(dirname(source), path);
      pending.push(existsSync(`${file}.ts`) ? `${file}.ts` : `${file}.js`); // generated code is no TypeScript
    }
  }
  await writeFile(join(out, 'package.json'), '{"type":"module"}');
  return {
    file: join(out, entry).replace(/\.ts$/, '.js'),
    remove: () => rm(out, { recursive: true, force: true }),
  };
}
