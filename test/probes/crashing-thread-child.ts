/** A thread of the pool that serves for a while and then dies of a bug. */
import { createClock } from '../../daemon/clock.js';
import { serveProbes } from '../../probes/worker-thread.js';

const clock = createClock();
serveProbes(clock);
clock.after(150, () => {
  throw new Error('A bug in the thread');
});
