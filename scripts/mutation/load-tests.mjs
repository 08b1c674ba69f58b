// The tests of core/ that are about tasks and their addresses, with all that they import of ours, compiled once and run anew for each loading.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { transformSync } from '@swc/core';
import { expect } from 'expect';

/** Tests of other things can kill no mutant of these, or only by chance. */
const ABOUT = /^(address|asked|check-sources|engine|holdings|judging|lives|plan|provenance|request|standing|task|traps|told)/;
const compiled = new Map();
// Thousands of assertions are made and thrown away.
Error.stackTraceLimit = 0;

/** @param root where Stryker has put its copy: it goes there only after it has loaded its plugins */
export function createLoader(root) {
  const requireOurs = createRequire(path.join(root, 'package.json'));

  function load(file, modules, globals) {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const requireFrom = (name) => {
      if (name === '@jest/globals') return globals;
      return name.startsWith('.') ? load(resolve(path.dirname(file), name), modules, globals) : requireOurs(name);
    };
    compile(file)(module.exports, requireFrom, module, file, path.dirname(file));
    return module.exports;
  }

  return {
    files: readdirSync(path.join(root, 'test/core')).filter((name) => name.endsWith('.test.ts') && ABOUT.test(name)),
    /** [{ id, body }] of one file, in its order. */
    loadTests: (file) => {
      const tests = [];
      load(path.join(root, 'test/core', file), new Map(), globalsFor(file, tests));
      return tests;
    },
  };
}

function resolve(folder, name) {
  const source = path.join(folder, name.replace(/\.js$/, '.ts'));
  return existsSync(source) ? source : path.join(folder, name);
}

function compile(file) {
  const known = compiled.get(file);
  if (known !== undefined) return known;
  const parser = file.endsWith('.ts') ? { syntax: 'typescript' } : { syntax: 'ecmascript' };
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    jsc: { target: 'es2022', parser },
    module: { type: 'commonjs' },
  });
  // Few cases of each property: a thousand mutants are many cases.
  const source = file.includes(`${path.sep}test${path.sep}`) ? code.replace(/numRuns: [\d_]+/g, 'numRuns: 20') : code;
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
  const made = new vm.Script(wrapped, { filename: file }).runInThisContext();
  compiled.set(file, made);
  return made;
}

/** What these tests need of Jest: all of them are synchronous. Names that repeat are numbered. */
function globalsFor(file, tests) {
  const names = [];
  const seen = new Map();

  function describe(name, body) {
    names.push(name);
    body();
    names.pop();
  }

  function test(name, body) {
    const id = [file, ...names, name].join(' › ');
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    tests.push({ id: times === 1 ? id : `${id} (${times})`, body });
  }

  describe.each = eachOf(describe);
  test.each = eachOf(test);
  return { describe, expect, test, it: test };
}

function eachOf(define) {
  return (table) => (name, body) => {
    for (const row of table) {
      const values = Array.isArray(row) ? row : [row];
      define(name, () => body(...values));
    }
  };
}
