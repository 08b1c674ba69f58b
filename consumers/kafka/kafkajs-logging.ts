/**
 * kafkajs's log through ours: its many repetitions counted instead of written, what it calls an error but is part of
 * normal life demoted, and its own chatter at debug.
 */
import kafkajs, { type LogEntry, type logCreator } from 'kafkajs';
import type { Clock } from '../../core/clock.js';
import type { KafkaLogger } from './options.js';

/** One line of a kind in this time; a group without a broker would write some twenty a second. */
const QUIET_MS = 10_000;
const KINDS_MAX = 200;

/** Told at error or warning by kafkajs, and handled by it or by us without anybody's help. */
const BENIGN = [
  'The group is rebalancing',
  'The coordinator is not aware of this member',
  'There is no leader for this topic-partition',
  'This server does not host this topic-partition',
  'Response Heartbeat',
  'Response JoinGroup',
  'Response SyncGroup',
  'Restarting the consumer',
  'Failed to send messages',
];

/** For the `logCreator` of a kafkajs client. */
export function createKafkajsLog(log: KafkaLogger, clock: Clock): logCreator {
  const kinds = new Map<string, { untilMs: number; suppressed: number }>();
  return () => (entry) => {
    const level = levelOf(entry);
    if (level === 'debug') {
      log.debug(fieldsOf(entry), entry.log.message);
      return;
    }
    const kind = `${entry.namespace} ${entry.log.message}`;
    const nowMs = clock.monotonicMs();
    const known = kinds.get(kind);
    if (known !== undefined && nowMs < known.untilMs) {
      known.suppressed += 1;
      return;
    }
    if (kinds.size >= KINDS_MAX) kinds.clear();
    kinds.set(kind, { untilMs: nowMs + QUIET_MS, suppressed: 0 });
    const suppressed = known?.suppressed ?? 0;
    log[level]({ ...fieldsOf(entry), ...(suppressed > 0 ? { suppressed } : {}) }, entry.log.message);
  };
}

function levelOf({ level, log }: LogEntry): 'debug' | 'warn' {
  if (level !== kafkajs.logLevel.ERROR && level !== kafkajs.logLevel.WARN) return 'debug';
  // kafkajs's errors are the log's trouble, which readers and appends report; ours alone are errors of ours
  return BENIGN.some((start) => log.message.startsWith(start)) ? 'debug' : 'warn';
}

function fieldsOf({ namespace, log }: LogEntry): object {
  const { message: _message, timestamp: _timestamp, logger: _logger, stack: _stack, ...rest } = log;
  return { kafkajs: namespace, ...rest };
}
