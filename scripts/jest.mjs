// Runs Jest as real ESM on any platform: scripts/jest.mjs [--unit] [jest options] [paths].
// --unit leaves out what needs the built dist, a broker or more than seconds; a path that is named runs whatever it is.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const unit = args.includes('--unit');
const rest = args.filter((arg) => arg !== '--unit');
const namesPath = rest.some((arg) => !arg.startsWith('-') && arg.includes('/')) || rest.some((arg) => arg.endsWith('.test.ts'));
const slow = ['contract', 'scenario', 'integration', 'e2e', 'faults'];

const jestArgs = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url)),
  ...rest,
];
if (!namesPath) {
  const ignored = unit ? slow : ['faults'];
  jestArgs.push('--testPathIgnorePatterns', '/node_modules/', ...ignored.map((folder) => `<rootDir>/test/${folder}/`));
}

const run = spawnSync(process.execPath, jestArgs, { cwd: root, stdio: 'inherit' });
process.exit(run.status ?? 1);
