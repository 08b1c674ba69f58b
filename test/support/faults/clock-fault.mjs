// Loaded into an instance before its own code: SIGWINCH sets its wall clock and stalls its event loop as clock-fault.json in its
// folder says, {"shiftMs": 3600000, "stallMs": 0}. Its threads see the same wall clock; the monotonic clock stays what it is.
import { readFileSync } from 'node:fs';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

const RealDate = Date;
if (isMainThread) setEnvironmentData('clock-fault', new SharedArrayBuffer(8));
const shift = new Float64Array(getEnvironmentData('clock-fault'));
const now = () => RealDate.now() + shift[0];

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});

if (isMainThread)
  process.on('SIGWINCH', () => {
    const told = JSON.parse(readFileSync('clock-fault.json', 'utf8'));
    shift[0] = told.shiftMs;
    const untilMs = performance.now() + told.stallMs;
    while (performance.now() < untilMs);
  });
