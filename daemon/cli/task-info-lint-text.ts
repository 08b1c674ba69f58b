/** What `task-info lint` prints: for people a paragraph for each finding, for programs one object. */
import type { Finding } from '../../core/lint/lint.js';
import type { Level } from '../../core/lint/rule.js';
import { formatRange, NEWEST, type Release } from '../../core/lint/versions.js';
import { plain } from './plain.js';

export interface LintView {
  /** The release it was held against; `null`: all of them. */
  readonly mesos: Release | null;
  readonly tasks: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  /** Errors first. */
  readonly findings: readonly FindingView[];
}

interface FindingView {
  readonly level: Level;
  readonly rule: string;
  /** `null`: of the pod as a whole. */
  readonly taskId: string | null;
  readonly path: string;
  /** First and last release in which it is so. */
  readonly from: Release;
  readonly to: Release;
  readonly message: string;
  readonly remedy: string;
}

interface Linted {
  readonly mesos: Release | undefined;
  readonly taskCount: number;
}

export function toLintView(findings: readonly Finding[], { mesos, taskCount }: Linted): LintView {
  const count = (level: Level): number => findings.filter((finding) => finding.level === level).length;
  return {
    mesos: mesos ?? null,
    tasks: taskCount,
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
    findings: findings.map(({ level, rule, taskId, path, range: { from, to = NEWEST }, message, remedy }) => ({
      level,
      rule,
      taskId: taskId ?? null,
      path,
      from,
      to,
      message,
      remedy,
    })),
  };
}

export function describeFindings({ mesos, tasks, errors, warnings, notes, findings }: LintView): string {
  const versions = mesos === null ? 'Mesos of all versions' : `Mesos ${mesos}`;
  const counts = [plural(errors, 'error'), plural(warnings, 'warning'), plural(notes, 'note')].join(', ');
  return [...findings.map(describeFinding), `${plural(tasks, 'task')}, ${versions}: ${counts}`].join('\n');
}

function describeFinding({ level, rule, taskId, path, from, to, message, remedy }: FindingView): string {
  return [
    `${level} ${rule} (${formatRange({ from, to })})`,
    plain(`  ${taskId === null ? 'pod' : `task ${taskId}`}, at ${path === '' ? 'the message itself' : path}`),
    plain(`  ${message}.`),
    `  Do: ${remedy}.`,
    '',
  ].join('\n');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
