// Stryker's test runner for core/: a run loads the sources and tests anew, in milliseconds and without Jest, which takes seconds a mutant.
// Mutants are active from the loading on, since tables of tests are made then. Loops are ended by Stryker's limit of hits, or its timeout.
import { createLoader } from './load-tests.mjs';

export const strykerPlugins = [{ kind: 'TestRunner', name: 'core', factory: createRunner }];

function createRunner() {
  const { files: all, loadTests } = createLoader(process.cwd());
  let files = all;
  /** By file the mutants that it comes by, also while it is loaded; each of Stryker's workers finds that out for itself. */
  let reached;

  function dryRun() {
    const space = spaceOf();
    const tests = [];
    const coverage = { static: {}, perTest: {} };
    const tookMs = new Map();
    reached = new Map();
    for (const file of all) {
      space.mutantCoverage = { static: {}, perTest: {} };
      const startedMs = performance.now();
      for (const { id, body } of loadTests(file)) {
        space.currentTestId = id;
        const testStartedMs = performance.now();
        const failure = run(body);
        const test = { id, name: id, timeSpentMs: performance.now() - testStartedMs };
        tests.push(failure === undefined ? { ...test, status: 0 } : { ...test, status: 1, failureMessage: failure });
        space.currentTestId = undefined;
      }
      tookMs.set(file, performance.now() - startedMs);
      const found = space.mutantCoverage;
      reached.set(file, new Set([found.static, ...Object.values(found.perTest)].flatMap((ofTest) => Object.keys(ofTest))));
      for (const [id, hits] of Object.entries(found.static)) coverage.static[id] = (coverage.static[id] ?? 0) + hits;
      Object.assign(coverage.perTest, found.perTest);
    }
    space.mutantCoverage = coverage;
    files = [...all].sort((a, b) => tookMs.get(a) - tookMs.get(b));
    return { status: 'complete', tests, mutantCoverage: coverage };
  }

  function mutantRun({ activeMutant, testFilter, hitLimit }) {
    if (reached === undefined) dryRun();
    const space = spaceOf();
    Object.assign(space, { activeMutant: activeMutant.id, hitCount: hitLimit === undefined ? undefined : 0, hitLimit });
    const wanted = testFilter === undefined ? undefined : new Set(testFilter);
    let nrOfTests = 0;
    try {
      for (const file of files) {
        if (!reached.get(file).has(activeMutant.id)) continue;
        for (const { id, body } of loadTests(file)) {
          if (wanted?.has(id) === false) continue;
          nrOfTests += 1;
          const failure = run(body);
          if (failure !== undefined) return judge(space, { status: 'killed', killedBy: [id], failureMessage: failure, nrOfTests });
        }
      }
    } catch (error) {
      // a file may fail while it is loaded
      return judge(space, { status: 'killed', killedBy: ['loading'], failureMessage: String(error), nrOfTests });
    } finally {
      space.activeMutant = undefined;
    }
    return judge(space, { status: 'survived', nrOfTests });
  }

  return {
    capabilities: () => ({ reloadEnvironment: true }),
    dryRun: async () => dryRun(),
    mutantRun: async (options) => mutantRun(options),
  };
}
createRunner.inject = [];

/** Where instrumented code keeps what is active and what was reached. */
function spaceOf() {
  globalThis.__stryker__ ??= {};
  return globalThis.__stryker__;
}

function judge({ hitCount, hitLimit }, result) {
  return hitLimit !== undefined && hitCount > hitLimit
    ? { status: 'timeout', reason: `Hit limit reached (${hitCount}/${hitLimit})` }
    : result;
}

/** What went wrong, if anything did. */
function run(body) {
  try {
    return body() === undefined ? undefined : 'is asynchronous, which is not known here';
  } catch (error) {
    return String(error).slice(0, 500);
  }
}
