// Builds dist/: tsc for the sources, a copy of what is no TypeScript (generated code, templates). The new tree is made aside
// and swapped in whole, so that nobody ever starts half a build.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashSources, listFiles, root, sourceFolders } from './sources.mjs';

const stamp = hashSources();
const work = join(root, '.cache', `build-${process.pid}`);
const next = join(work, 'dist');
const old = join(work, 'old');
const dist = join(root, 'dist');

let status = 1;
try {
  mkdirSync(next, { recursive: true });
  const tsc = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
  status = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', next], { cwd: root, stdio: 'inherit' }).status ?? 1;
  if (status === 0) {
    for (const file of sourceFolders.flatMap(listFiles).filter((name) => !name.endsWith('.ts'))) {
      mkdirSync(dirname(join(next, file)), { recursive: true });
      cpSync(join(root, file), join(next, file));
    }
    const main = join(next, 'daemon', 'main.js');
    if (existsSync(main)) chmodSync(main, 0o755);
    writeFileSync(join(next, '.stamp'), `${stamp}\n`);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(next, dist);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exit(status);
