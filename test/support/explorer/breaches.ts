/**
 * Rules broken on purpose, at the boundary of an engine: it is told something false, or what it asks for is answered without
 * being done. Each must make a run break what the oracle holds, else the rule, or the oracle, is worth nothing.
 */
import type { Engine, EngineEffect, EngineInput } from '../../../core/engine-types.js';
import type { Breach } from './cluster.js';

type StateRecord = Extract<EngineInput, { type: 'state-record' }>;

/** Changes, or swallows, the state records that an engine reads; told the highest claim before each. */
function reading(change: (input: StateRecord, claim: number, engine: Engine) => StateRecord | undefined): Breach {
  return {
    around: (engine) => {
      const claimOf = claimsRead();
      return {
        ...engine,
        handle: (input) => {
          if (input.type !== 'state-record') return engine.handle(input);
          const changed = change(input, claimOf(input), engine);
          return changed === undefined ? [] : engine.handle(changed);
        },
      };
    },
  };
}

/** Remembers the highest claim of each share. */
function claimsRead(): (input: StateRecord) => number {
  const claims = new Map<number, number>();
  return ({ share, key, offset }) => {
    if (key === 'claim') claims.set(share, offset);
    return claims.get(share) ?? -1;
  };
}

/** §1.3: a record of an epoch that is over counts all the same. */
export function withoutEpochCheck(): Breach {
  let later = 1_000_000;
  return reading((input, claim) => (input.key === 'claim' || input.epoch >= claim ? input : { ...input, epoch: claim, seq: (later += 1) }));
}

/** §1.3: a key whose last record does not count is left as it is. */
export function withoutReassertion(): Breach {
  return reading((input, claim) => (input.key === 'claim' || input.epoch >= claim ? input : undefined));
}

/** §5.2: our own claim, seen again, changes nothing. */
export function withoutLift(): Breach {
  return reading((input, _claim, engine) =>
    input.key === 'claim' && engine.ownEpoch(input.share) !== undefined && isBy(input, engine, input.share) ? undefined : input,
  );
}

/** §5.3: a foreign claim does not stop whoever is live. */
export function withoutStop(): Breach {
  return reading((input, _claim, engine) =>
    input.key === 'claim' && engine.ownEpoch(input.share) !== undefined && !isBy(input, engine, input.share) ? undefined : input,
  );
}

/** Claims name their instance; before its own claim the owner that is shown is the last one read. */
function isBy({ value }: StateRecord, engine: Engine, share: number): boolean {
  const { instance } = JSON.parse(value ?? '{}') as { readonly instance?: string };
  return engine.shares()[share]?.owner === instance;
}

/** §1.5: what was sent is taken for read back. */
export function withoutReadBack(): Breach {
  return {
    around: (engine, world) => {
      const answer = (effects: readonly EngineEffect[]): readonly EngineEffect[] =>
        effects.flatMap((effect) => {
          if (effect.type === 'append-events')
            return [effect, ...answer(engine.handle({ ...effect, type: 'events-appended', nowMs: world.nowMs }))];
          if (effect.type !== 'append-state') return [effect];
          const echoes = effect.records.flatMap((record) => {
            const echo = { type: 'state-record', share: effect.share, offset: 0, atMs: world.nowMs, nowMs: world.nowMs } as const;
            return engine.handle({ ...echo, ...record });
          });
          return [effect, ...answer(echoes)];
        });
      return { ...engine, handle: (input) => answer(engine.handle(input)) };
    },
  };
}

/** §1.5: a new owner does not copy the last events again. */
export function withoutCopying(): Breach {
  return {
    around: (engine, world) => ({
      ...engine,
      handle: (input) =>
        engine
          .handle(input)
          .flatMap((effect) =>
            effect.type === 'append-events' && input.type === 'state-record' && input.key === 'claim'
              ? engine.handle({ ...effect, type: 'events-appended', nowMs: world.nowMs })
              : [effect],
          ),
    }),
  };
}

/** §3.1: it joins before it has read anything. */
export function withoutWarmth(): Breach {
  return { isColdStart: true };
}

/** §4.4: whoever the group has counted out goes on probing and speaking. */
export function withoutLease(): Breach {
  return { hasNoLease: true };
}
