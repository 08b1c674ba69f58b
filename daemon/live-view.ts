/** One view that outlives the engine behind it: HTTP answers before the log is reached, when there is no real engine yet. */
import type { EngineView } from '../core/engine-types.js';

export function createLiveView(current: () => EngineView): EngineView {
  return {
    tasks: () => current().tasks(),
    task: (frameworkId, taskId) => current().task(frameworkId, taskId),
    addressesOf: (task) => current().addressesOf(task),
    findingsOf: (task) => current().findingsOf(task),
    addresses: () => current().addresses(),
    agents: () => current().agents(),
    targets: () => current().targets(),
    target: (id) => current().target(id),
    incidents: () => current().incidents(),
    incident: (id) => current().incident(id),
    silences: () => current().silences(),
    shares: () => current().shares(),
    inputMarks: () => current().inputMarks(),
    inputsFrom: (topic, partition) => current().inputsFrom(topic, partition),
    unconfirmed: () => current().unconfirmed(),
    counts: () => current().counts(),
    agreement: () => current().agreement(),
    caughtUp: () => current().caughtUp(),
  };
}
