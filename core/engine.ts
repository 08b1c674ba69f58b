/**
 * The engine: inputs → effects, deterministic, without clock, socket or promise. It wires the parts that do the work:
 *   fold.ts          what the inputs say → tasks, agents
 *   duty.ts          own shares: targets planned, started, ended
 *   mend.ts          decisions of which an earlier owner wrote only a part → their end
 *   judge.ts         probe results → health → incidents
 *   delivery.ts      incidents → what sinks are owed
 *   ledger.ts        what stands in the state topic, and what has to be written there
 *   bad-records.ts   what cannot be decoded → dead letters
 *   lost-inputs.ts   records that were gone before they were read → tasks in doubt
 *   housekeeping.ts  marks, forgetting
 */
import { isAgreed } from './agreement.js';
import { createBadRecords } from './bad-records.js';
import { createBelief } from './belief.js';
import { isLive, type EngineContext } from './context.js';
import { foldReport, resumeDeliveries, tellOutside } from './delivery.js';
import { putDown, replanAll, reviewWithheld, takeUp } from './duty.js';
import { createEngineView } from './engine-view.js';
import type { Engine, EngineEffect, EngineInput, EngineSettings, Unfit } from './engine-types.js';
import { assertNever } from './assert-never.js';
import { foldAdopted, foldSaid } from './fold.js';
import { createHousekeeping } from './housekeeping.js';
import { foldResult } from './judge.js';
import { createLedger } from './ledger.js';
import { foldAnew, foldOvertaken, takeUpLost } from './lost-inputs.js';
import type { LogTopic, TopicPartition, InputTopic } from './log.js';
import type { Abandoned } from './ledger-share.js';
import { createControls } from './controls.js';
import { createProbing } from './probing.js';
import { parseStateValue } from './state-value.js';
import { partitionName } from './told.js';

export interface EngineOptions {
  readonly settings: EngineSettings;
  /** Partitions of the state topic. */
  readonly shareCount: number;
}

export function createEngine({ settings, shareCount }: EngineOptions): Engine {
  let effects: EngineEffect[] = [];
  const belief = createBelief(shareCount);
  const context: EngineContext = {
    belief,
    ledger: createLedger(shareCount),
    emit: (effect) => effects.push(effect),
    probing: createProbing((effect) => effects.push(effect)),
    controls: createControls(),
    runCounts: new Map(),
    handedOut: new Map(),
    withheld: new Map(),
    otherConfigurations: [],
    lost: new Map(),
    settings,
    isCaughtUp: false,
    isDraining: false,
    isLagging: false,
    staleResults: 0,
  };
  const { ledger } = context;
  const badRecords = createBadRecords(context);
  const housekeeping = createHousekeeping(context, badRecords.firstHeld);
  /** Shares that went live and still copy the last events again: deliveries go on after that. */
  const resuming = new Set<number>();
  let isDrained = false;
  /** As last told to the log. */
  let wasAgreed = true;
  let unfit: Unfit | undefined;

  function handle(input: EngineInput): readonly EngineEffect[] {
    effects = [];
    ledger.step();
    apply(input);
    if (context.isDraining) isDrained = housekeeping.finish();
    if (context.isCaughtUp) for (const effect of ledger.flush()) context.emit(effect);
    return effects;
  }

  function apply(input: EngineInput): void {
    switch (input.type) {
      case 'said':
        if (context.isDraining) return; // nothing new is begun, and no mark passes it: the next life reads it
        noteInput(input.at.topic, input.at.partition, input.at.offset + 1, input.at.atMs);
        badRecords.noteGood(input.at);
        foldSaid(context, input);
        return;
      case 'bad-record':
        if (context.isDraining) return;
        badRecords.note(input);
        noteInput(input.at.topic, input.at.partition, input.at.offset + 1, input.at.atMs);
        return;
      case 'position':
        if (context.isDraining) return;
        noteInput(input.topic, input.partition, input.offset, input.atMs);
        return;
      case 'input-overtaken':
        foldOvertaken(context, input, input.nowMs);
        return;
      case 'input-anew':
        housekeeping.dropMarks();
        badRecords.dropPartition(input);
        foldAnew(context, input, input.nowMs);
        return;
      case 'state-partitions':
        if (input.count > shareCount)
          noteUnfit({ fault: 'share-count', message: sayShareCount(shareCount, input.count) }, { share: shareCount });
        return;
      case 'log-replaced':
        leaveLog(`${input.topic} partition ${String(input.partition)} was made anew while we were cut off`, input);
        return;
      case 'state-lost':
        leaveLog(sayStateLost(input), { topic: 'state', partition: input.share });
        return;
      case 'state-record':
        foldStateRecord(input);
        return;
      case 'caught-up':
        context.isCaughtUp = true;
        belief.book.beginReviews();
        return;
      case 'shares-changed':
        changeShares(input);
        return;
      case 'configurations':
        noteConfigurations(input.others, input.nowMs);
        return;
      case 'probe-result':
        foldResult(context, input.result, input.nowMs);
        return;
      case 'tick':
        context.isLagging = input.feedLagMs > context.settings.feedLagMs;
        badRecords.tick(input.nowMs);
        reviewWithheld(context, input.nowMs);
        housekeeping.tick(input.nowMs);
        return;
      case 'events-appended':
        foldEventsAppended(input.share, input.epoch);
        return;
      case 'dead-letter-appended':
        badRecords.noteAppended(input.at);
        return;
      case 'delivery-report':
        foldReport(context, input.report);
        return;
      case 'lease-held':
        context.handedOut.clear();
        for (let share = 0; share < shareCount; share += 1)
          if (isLive(context, share) && !resuming.has(share)) resumeDeliveries(context, share);
        return;
      case 'reconfigured':
        context.settings = input.settings;
        replanAll(context, input.nowMs);
        return;
      case 'draining':
        context.isDraining = true;
        context.probing.stopAll();
        ledger.drain();
        return;
      default:
        assertNever(input, 'engine input');
    }
  }

  function noteConfigurations(others: readonly string[] | undefined, nowMs: number): void {
    const { configuration } = context.settings;
    context.otherConfigurations = others;
    const isNowAgreed = isAgreed(configuration, others);
    if (others !== undefined && wasAgreed !== isNowAgreed) {
      wasAgreed = isNowAgreed;
      context.emit({
        type: 'log',
        level: isNowAgreed ? 'info' : 'warn',
        fields: { configuration, others },
        message: isNowAgreed ? 'All members judge by one configuration' : 'The members judge by different configurations',
      });
    }
    reviewWithheld(context, nowMs);
  }

  function foldEventsAppended(share: number, epoch: number): void {
    const told = ledger.eventsAppended(share, epoch);
    if (told === undefined) return;
    tellOutside(context, told);
    if (resuming.delete(share)) resumeDeliveries(context, share);
  }

  function noteInput(topic: InputTopic, partition: number, offset: number, atMs: number | undefined): void {
    const name = partitionName({ topic, partition });
    const known = belief.inputs.get(name);
    if (known === undefined || offset > known.offset) belief.inputs.set(name, { topic, partition, offset, atMs: atMs ?? known?.atMs });
  }

  function foldStateRecord(input: Extract<EngineInput, { type: 'state-record' }>): void {
    if (input.share >= shareCount) return; // of a partition that came later: nothing of ours is there
    if (input.key === 'claim') noteClaim(input.share, input.value);
    const outcome = ledger.read(input);
    switch (outcome.type) {
      case 'ignored':
        return;
      case 'echo':
        for (const effect of outcome.effects) context.emit(effect);
        tellOutside(context, outcome.told);
        return;
      case 'adopted':
        foldAdopted(context, input.share, input.key, outcome.record, input.nowMs);
        if (input.key === 'inputs') badRecords.dropLettered(input.share);
        return;
      case 'claimed':
        goLive(input.share, outcome.effects, input.nowMs);
        return;
      case 'lost':
        letGo(input.share, outcome.abandoned);
        return;
      case 'newer-schema':
        noteUnfit({ fault: 'newer-schema', message: 'a newer version writes the state: upgrade this instance' }, input);
        return;
      default:
        assertNever(outcome, 'read outcome');
    }
  }

  function noteClaim(share: number, value: string | undefined): void {
    const parsed = value === undefined ? undefined : parseStateValue(value);
    const claimed = parsed?.ok === true ? parsed.value.record['shares'] : undefined;
    if (typeof claimed !== 'number' || claimed === shareCount) return;
    noteUnfit({ fault: 'share-count', message: sayShareCount(claimed, shareCount) }, { share });
  }

  /** At once: what we believe, and what is under way, stands on a log that is gone. */
  function leaveLog(why: string, { topic, partition }: TopicPartition): void {
    noteUnfit({ fault: 'log-changed', message: `${why}; all has to be read again from its beginning` }, { topic, share: partition });
    for (let share = 0; share < shareCount; share += 1) if (ledger.phase(share) !== 'none') letGo(share, ledger.drop(share));
  }

  function noteUnfit(why: Unfit, at: { readonly topic?: LogTopic; readonly share: number; readonly offset?: number }): void {
    const { topic = 'state', share, offset } = at;
    if (unfit !== undefined && (why.fault !== 'log-changed' || unfit.fault === 'log-changed')) return;
    unfit = why;
    context.emit({
      type: 'log',
      level: 'error',
      fields: { topic, partition: share, offset, reason: why.message },
      message: 'This instance cannot take part',
    });
  }

  function goLive(share: number, again: readonly EngineEffect[], nowMs: number): void {
    for (const effect of again) context.emit(effect);
    if (context.isDraining) ledger.drain();
    takeUp(context, share, nowMs);
    takeUpLost(context, share, nowMs);
    badRecords.takeUp();
    if (again.length === 0) resumeDeliveries(context, share);
    else resuming.add(share);
  }

  function letGo(share: number, abandoned: readonly Abandoned[]): void {
    resuming.delete(share);
    badRecords.putDown(share);
    housekeeping.letGo(share);
    putDown(context, share, abandoned);
  }

  function changeShares(input: Extract<EngineInput, { type: 'shares-changed' }>): void {
    for (let share = 0; share < shareCount; share += 1) {
      const isOurs = input.shares.includes(share);
      const phase = ledger.phase(share);
      if (isOurs && phase === 'none' && !context.isDraining) {
        const nonce = `${input.nonce}-${String(share)}`;
        context.emit(ledger.claim(share, { instance: context.settings.instance, memberId: input.memberId, nonce, shares: shareCount }));
      } else if (!isOurs && phase !== 'none') {
        letGo(share, ledger.drop(share));
      }
    }
  }

  return {
    handle,
    probeKind: (probeId, generation) => {
      const [id] = context.probing.targetsOf(probeId, generation);
      return id === undefined ? undefined : belief.plans.get(id)?.check.kind;
    },
    shareCount,
    phase: ledger.phase,
    ownEpoch: ledger.ownEpoch,
    isClaiming: ledger.isClaiming,
    mustWait: badRecords.mustWait,
    answersFor: badRecords.answersFor,
    letters: badRecords.counts,
    unfit: () => unfit,
    isDrained: () => isDrained,
    ...createEngineView(context),
  };
}

/** What is to be done where the number of shares changed under the state: it cannot be dealt anew. */
export function sayShareCount(before: number, now: number): string {
  return (
    `the state topic was used with ${String(before)} partitions and has ${String(now)} now, which would give agents to other shares: ` +
    'make a new state topic with the number you want (log.topics.state, `taskpulse topics create`) and start all instances on it'
  );
}

function sayStateLost({ share, expected, found }: { readonly share: number; readonly expected: number; readonly found: number }): string {
  return (
    `the state topic was ${found < expected ? 'made anew' : 'cut off'} under us: partition ${String(share)} was read to offset ` +
    `${String(expected)} and begins at ${String(found)} now`
  );
}
