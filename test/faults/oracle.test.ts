/** The judge of this suite is itself held to cases that it must see. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Log } from '../../core/log.js';
import { createModel, type Model } from '../support/faults/model.js';
import { readByRule } from '../support/faults/published-rule.js';
import type { Heard } from '../support/faults/receivers.js';
import { createMemoryBroker } from '../support/memory-log.js';
import { realClock } from '../support/real-clock.js';

const KEY = 'target|f1|web.0|web|127.0.50.1|80';
const UNHEALTHY = 'taskpulse.target.unhealthy';

describe('the stranger who reads by the published rule', () => {
  let log: Log;

  beforeEach(() => {
    log = createMemoryBroker({ clock: realClock, partitions: 1 }).connect();
  });

  const claim = async (instance: string): Promise<void> => append('claim', { instance });
  const append = async (key: string, value: object, place?: readonly [epoch: number, seq: number]): Promise<void> => {
    const headers = place === undefined ? {} : { 'taskpulse-epoch': String(place[0]), 'taskpulse-seq': String(place[1]) };
    await log.append({ topic: 'state', partition: 0 }, [{ key, value: JSON.stringify(value), headers }]);
  };
  const appendEvent = async (id: string, data = {}): Promise<void> => {
    const headers = { ce_id: id, ce_type: UNHEALTHY };
    await log.append({ topic: 'events', partition: 0 }, [{ key: KEY, value: JSON.stringify(data), headers }]);
  };

  it('ignores what a zombie writes after a higher claim, and what comes late', async () => {
    await claim('one');
    await append(KEY, { health: 'healthy' }, [0, 0]);
    await append(KEY, { health: 'unhealthy' }, [0, 1]);
    await append(KEY, { health: 'healthy' }, [0, 0]);
    await claim('two');
    await append(KEY, { health: 'healthy' }, [0, 2]);
    const { values, counts, complaints } = await readByRule(log);
    expect(values.get(KEY)?.value['health']).toBe('unhealthy');
    expect(counts).toMatchObject({ accepted: 2, ignored: 2, repeated: 1 });
    expect(complaints).toEqual([]);
  });

  it('complains of two records under one number, and of numbers that fall', async () => {
    await claim('one');
    await append(KEY, { health: 'healthy' }, [0, 1]);
    await append(KEY, { health: 'unhealthy' }, [0, 1]);
    await append('task|f1|web.0', {}, [0, 0]);
    const { complaints } = await readByRule(log);
    expect(complaints).toEqual(['share 0: two records are number 0-1', 'share 0: number 0-0 comes after a higher one']);
  });

  it('complains of a transition that is missing in the history, of one that never counted, and of other words', async () => {
    await claim('one');
    await append(KEY, { health: 'unhealthy', events: [{ type: UNHEALTHY }] }, [0, 0]);
    expect((await readByRule(log)).complaints).toEqual([
      expect.stringContaining('event 0-0-0-0 of a record that counts is not in the history'),
    ]);
    await appendEvent('0-0-0-0');
    expect((await readByRule(log)).complaints).toEqual([]);
    await appendEvent('0-0-0-0', { other: true });
    await appendEvent('0-0-9-0');
    expect((await readByRule(log)).complaints).toEqual([
      'event 0-0-0-0 was written with other words',
      'event 0-0-9-0 (taskpulse.target.unhealthy) is of a record that does not count',
    ]);
  });

  it('holds state, history and incidents against what really happened', async () => {
    const model = createModel(['web.0']);
    await claim('one');
    await append(KEY, { health: 'healthy', events: [{ type: 'taskpulse.target.healthy' }] }, [0, 0]);
    model.note('web.0', 'unhealthy');
    const { complaints: _, ...reading } = await readByRule(log);
    expect(model.untrue({ ...reading, complaints: [] })).toEqual([
      'the state of web.0 is [healthy], really [unhealthy]',
      'the history of web.0 is [], really [healthy,unhealthy]',
      'open incidents of web.0: [], really [one]',
    ]);
  });
});

describe('what receivers must hear', () => {
  let model: Model;
  const heard = (webhookId: string, event: string): Heard => {
    return { instance: 'one', atMs: 0, webhookId, event, reason: '', taskId: 'web.0' };
  };

  beforeEach(() => {
    model = createModel(['web.0']);
    model.note('web.0', 'unhealthy');
    model.note('web.0', 'gone');
  });

  it.each([
    ['each once', [heard('1', 'firing'), heard('2', 'resolved')], []],
    ['a repeat under the same id is no difference', [heard('1', 'firing'), heard('1', 'firing'), heard('2', 'resolved')], []],
    ['told twice', [heard('1', 'firing'), heard('3', 'firing'), heard('2', 'resolved')], ['firing,firing,resolved']],
    ['never resolved', [heard('1', 'firing')], ['firing']],
  ])('%s', (_, list, differences) => {
    expect(model.unheard(list)).toEqual(differences.map((is) => `receivers of web.0 heard [${is}], really [firing,resolved]`));
  });
});
