/** Feeds inputs to the engine, one at a time, and carries out the effects: where each goes, and nothing more. */
import { assertNever } from '../core/assert-never.js';
import type { Engine, EngineEffect, EngineInput } from '../core/engine-types.js';
import type { Outbox } from '../core/notification.js';
import type { Prober } from '../core/probe.js';
import type { Appender } from '../consumers/appender.js';
import type { Logger } from './log.js';

export interface DispatchOptions {
  readonly engine: () => Engine;
  readonly appender: () => Appender;
  readonly prober: Prober;
  readonly outbox: Outbox;
  readonly logger: Logger;
}

export type Dispatch = (input: EngineInput) => void;

export function createDispatch({ engine, appender, prober, outbox, logger }: DispatchOptions): Dispatch {
  const waiting: EngineInput[] = [];
  let isBusy = false;

  /** An effect may answer at once with another input: it waits its turn, so that the engine never sees one inside another. */
  return (input) => {
    waiting.push(input);
    if (isBusy) return;
    isBusy = true;
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        for (const effect of engine().handle(next)) carryOut(effect);
    } finally {
      isBusy = false;
    }
  };

  function carryOut(effect: EngineEffect): void {
    switch (effect.type) {
      case 'append-dead-letter':
      case 'append-state':
      case 'append-events':
      case 'append-claim':
        appender().append(effect);
        return;
      case 'start-target':
        prober.start(effect.task);
        return;
      case 'stop-target':
        prober.stop(effect.id);
        return;
      case 'notify':
        outbox.enqueue(effect.notification);
        return;
      case 'cancel-notification':
        outbox.cancel(effect.incidentId, effect.sink);
        return;
      case 'log':
        logger[effect.level](effect.fields, effect.message);
        return;
      default:
        assertNever(effect, 'engine effect');
    }
  }
}
