import { createMemoryBroker } from '../support/memory-log.js';
import { realClock } from '../support/real-clock.js';
import { describeLogContract } from './log-contract.js';

describeLogContract({
  kind: 'memory',
  open: async () => {
    const broker = createMemoryBroker({ clock: realClock });
    const log = broker.connect();
    return {
      log,
      reopen: async () => broker.connect(),
      compactState: async () => broker.compact('state'),
      dispose: () => log.close(),
    };
  },
});
