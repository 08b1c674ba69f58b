// Jest as real ESM. Which folders a command runs is decided in scripts/jest.mjs.

/** ESM only, and required by a CommonJS package (light-my-request): below Node 24.9 Jest cannot do that. */
const esmOnly = 'cookie';

const swc = (type) => ({
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  module: { type },
  sourceMaps: 'inline',
});

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  resolver: '<rootDir>/scripts/jest-resolver.cjs',
  transform: {
    '/node_modules/.+\\.js$': ['@swc/jest', swc('commonjs')],
    '^.+\\.ts$': ['@swc/jest', swc('es6')],
  },
  transformIgnorePatterns: [`/node_modules/(?!${esmOnly}/)`, '/proto/generated/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.stryker-tmp/'],
  testTimeout: 10_000,
  maxWorkers: 2,
};
