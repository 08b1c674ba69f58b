/** Equal to package.json's, which the built daemon does not read; test/daemon/cli-program.test.ts holds them together. */
export const VERSION = '0.1.0';
