// Compares the map with simulated Mesos clusters, as many as one likes: npm run simulate -- [--seeds 100000] [--from 1]; one, record by record: --show 4711
import { parseArgs } from 'node:util';
import { runSeed } from '../test/support/cluster/run.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '100000' }, from: { type: 'string', default: '1' }, show: { type: 'string' } },
});
const print = (text) => process.stdout.write(`${text}\n`);

process.exitCode = values.show === undefined ? runMany(Number(values.from), Number(values.seeds)) : showOne(Number(values.show));

function runMany(from, seeds) {
  const excuses = {};
  let [wrong, lives, records] = [0, 0, 0];
  for (let seed = from; seed < from + seeds; seed += 1) {
    const outcome = runSeed(seed);
    lives += outcome.lives;
    records += outcome.records;
    for (const [why, count] of outcome.excuses) excuses[why] = (excuses[why] ?? 0) + count;
    if (outcome.wrong.length > 0) {
      wrong += 1;
      print(`seed ${seed}: ${outcome.wrong[0]}`);
    }
    if ((seed - from + 1) % 1000 === 0) print(`${seed - from + 1} clusters, ${wrong} wrong`);
  }
  print(JSON.stringify({ seeds, lives, records, wrong, excuses }));
  return wrong === 0 ? 0 : 1;
}

function showOne(seed) {
  const { wrong } = runSeed(seed, print);
  for (const line of wrong) print(line);
  return wrong.length === 0 ? 0 : 1;
}
