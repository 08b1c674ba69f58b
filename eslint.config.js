// The architecture as rules (design.md: imports point inward only; time, randomness and the environment come in as parameters).
// test/architecture.test.ts holds what a linter sees badly: cycles, barrels, sizes.
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const sources = ['proto', 'core', 'consumers', 'probes', 'alerts', 'sources', 'daemon'];

/** Folder → what it may import beside itself. */
const mayImport = {
  proto: [],
  core: [],
  consumers: ['core', 'proto'],
  probes: ['core'],
  alerts: ['core'],
  sources: ['core'],
  daemon: ['proto', 'core', 'consumers', 'probes', 'alerts', 'sources'],
};

const clockMessage = 'Time and randomness come in as a Clock; only daemon/clock.ts touches the real ones.';
const clockProperties = [
  { object: 'Date', property: 'now', message: clockMessage },
  { object: 'Math', property: 'random', message: clockMessage },
  { object: 'performance', property: 'now', message: clockMessage },
  { object: 'globalThis', property: 'setTimeout', message: clockMessage },
  { object: 'globalThis', property: 'setInterval', message: clockMessage },
];
const clockGlobals = ['setTimeout', 'setInterval'].map((name) => ({ name, message: clockMessage }));
const clockModules = ['node:timers', 'node:timers/promises', 'timers', 'timers/promises'].map((name) => ({ name, message: clockMessage }));
const newDate = { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clockMessage };
const processEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only daemon/main.ts reads the environment; pass the value in.',
};
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' };
const noBarrel = { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' };
const noEnum = { selector: 'TSEnumDeclaration', message: 'Use an `as const` table.' };
const everywhere = [noDefaultExport, noBarrel, noEnum];

const pureMessage = 'core/ is pure: inputs in, effects out; no promises, no I/O.';
const pure = [
  { selector: 'AwaitExpression', message: pureMessage },
  { selector: ':function[async=true]', message: pureMessage },
  { selector: "Identifier[name='Promise']:not(TSTypeReference Identifier)", message: pureMessage },
  { selector: 'ImportExpression', message: pureMessage },
];
const pureGlobals = [
  ...['process', 'fetch', 'console', 'performance', 'crypto', 'setImmediate', 'queueMicrotask', 'require'].map((name) => ({
    name,
    message: pureMessage,
  })),
];

function boundaries(folder) {
  const banned = [...sources, 'test', 'bench', 'scripts'].filter((other) => other !== folder && !mayImport[folder].includes(other));
  const patterns = [
    { regex: `^(\\.\\./)+(${banned.join('|')})/`, message: `${folder}/ may import only: ${[folder, ...mayImport[folder]].join(', ')}.` },
  ];
  if (folder === 'core')
    patterns.push({ regex: '^(?!\\.{1,2}/)', allowTypeImports: true, message: 'core/ imports only core/ (types of Node are allowed).' });
  const paths = folder === 'daemon' ? [] : clockModules;
  return {
    files: [`${folder}/**/*.ts`],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths, patterns }] },
  };
}

export default defineConfig(
  globalIgnores([
    'dist/',
    'node_modules/',
    'coverage/',
    'reports/',
    'data/',
    '.cache/',
    '.stryker-tmp/',
    'proto/generated/',
    'test/fixtures/',
  ]),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false, allowDefaultCaseForExhaustiveSwitch: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // Numbers and booleans in templates say what they are; objects and undefined stay refused.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Record<string, T> is indexed by names that come from outside: both spellings are honest.
      '@typescript-eslint/dot-notation': 'off',
      // assertNever and exhaustive defaults are unreachable by type and wanted.
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      // Kafka, fastify and undici hand us async callbacks; returning a promise where none is awaited is still refused.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', ...everywhere],
    },
  },
  ...sources.map(boundaries),
  {
    files: sources.map((folder) => `${folder}/**/*.ts`),
    ignores: ['daemon/clock.ts'],
    rules: {
      'no-restricted-properties': ['error', ...clockProperties],
      'no-restricted-globals': ['error', ...clockGlobals],
      'no-restricted-syntax': ['error', ...everywhere, newDate, processEnv],
    },
  },
  {
    files: ['core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...clockGlobals, ...pureGlobals],
      'no-restricted-syntax': ['error', ...everywhere, newDate, processEnv, ...pure],
    },
  },
  {
    files: ['daemon/main.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, newDate] },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'no-console': 'off',
      // Tests reach into JSON and mocks; the values are checked by the assertions.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['types/**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
