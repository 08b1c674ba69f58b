/** What each thread of the prober pool runs: the prober, on this program's clock. */
import { serveProbes } from '../probes/worker-thread.js';
import { createClock } from './clock.js';

serveProbes(createClock());
