/**
 * A process to be killed: appends without end to the embedded log in argv[2] and tells every acknowledged record on
 * stdout, one line each, written synchronously: what was told before the kill was acknowledged before the kill.
 */
import { writeSync } from 'node:fs';
import type { LogTopic } from '../../core/log.js';
import { createEmbeddedLog } from '../../consumers/embedded-log.js';
import { recordText } from './embedded-crash-record.js';
import { realClock } from './real-clock.js';

const [, , directory = '', round = '0'] = process.argv;

async function run(): Promise<void> {
  const log = await createEmbeddedLog({ directory, clock: realClock, holder: 'child', keepRecords: 10 });
  await log.openReader({ topics: ['state'], from: ({ low }) => low, onBatch: () => {}, onGap: () => {}, onTrouble: () => {} });
  writeSync(1, 'ready\n');
  const write = async (topic: LogTopic, writer: number): Promise<void> => {
    for (let n = 0; ; n += 1) {
      const key = `${writer} ${n % 7}`;
      const records = Array.from({ length: 1 + (n % 3) }, (_, part) => ({ key, value: recordText(`${round} ${writer} ${n} ${part}`) }));
      const at = await log.append({ topic, partition: 0 }, records);
      const lines = at.map(({ offset }, part) => `${topic} ${offset} ${key}|${records[part]?.value ?? ''}\n`);
      writeSync(1, lines.join(''));
    }
  };
  await Promise.all([write('state', 1), write('state', 2), write('events', 3), write('taskStatus', 4)]);
}

void run();
