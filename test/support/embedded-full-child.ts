/** Appends to the embedded log in argv[2] until the disk refuses, twice; tells what happened as JSON. A crash tells nothing. */
import { createEmbeddedLog } from '../../consumers/embedded-log.js';
import { LogError } from '../../core/log.js';
import { realClock } from './real-clock.js';

async function run(directory: string): Promise<void> {
  const log = await createEmbeddedLog({ directory, clock: realClock, holder: 'child' });
  let acknowledged = 0;
  const failures: string[] = [];
  while (failures.length < 2) {
    try {
      await log.append({ topic: 'events' }, [{ key: 'k', value: Buffer.alloc(100_000) }]);
      acknowledged += 1;
    } catch (error) {
      failures.push(error instanceof LogError ? error.failure : String(error));
    }
  }
  await log.close();
  process.stdout.write(JSON.stringify({ acknowledged, failures }));
}

void run(process.argv[2] ?? '');
