import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedLog } from '../../consumers/embedded-log.js';
import { realClock } from '../support/real-clock.js';
import { describeLogContract } from './log-contract.js';

describeLogContract({
  kind: 'embedded',
  open: async () => {
    const directory = await mkdtemp(join(tmpdir(), 'taskpulse-log-'));
    const open = () => createEmbeddedLog({ directory, clock: realClock, holder: 'http://127.0.0.1:1', keepRecords: 0 });
    let log = await open();
    return {
      log,
      reopen: async () => {
        await log.close();
        log = await open();
        return log;
      },
      // compaction rides on commits, and leaves what the commit itself brings
      compactState: async (one) => {
        await one.append({ topic: 'state', partition: 0 }, [{ key: 'roll', value: '1' }]);
        await one.append({ topic: 'state', partition: 0 }, [{ key: 'roll', value: '2' }]);
      },
      dispose: async () => {
        await log.close();
        await rm(directory, { recursive: true, force: true });
      },
    };
  },
});
