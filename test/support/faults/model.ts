/** What really happened to the targets of a test, and how what was said, written and heard differs from it. */
import type { RuleReading } from './published-rule.js';
import type { Heard } from './receivers.js';

export type Happening = 'healthy' | 'unhealthy' | 'gone';

export interface Model {
  readonly note: (taskId: string, happening: Happening) => void;
  /** What receivers heard that they should not have, or have not heard yet. A repeat under the same id is no difference. */
  readonly unheard: (heard: readonly Heard[]) => readonly string[];
  /** What the state and the history say that is not so. */
  readonly untrue: (reading: RuleReading) => readonly string[];
}

/** Every target begins healthy. */
export function createModel(taskIds: readonly string[]): Model {
  const all = new Map<string, Happening[]>(taskIds.map((taskId) => [taskId, ['healthy']]));
  return {
    note: (taskId, happening) => void all.get(taskId)?.push(happening),
    unheard: (heard) =>
      [...all].flatMap(([taskId, happenings]) => {
        const ofTask = heard.filter((one) => one.taskId === taskId);
        const once = ofTask.filter((one, at) => ofTask.findIndex(({ webhookId }) => webhookId === one.webhookId) === at);
        return differ(
          `receivers of ${taskId} heard`,
          once.map(({ event }) => event),
          toNotifications(happenings),
        );
      }),
    untrue: (reading) => [...all].flatMap(([taskId, happenings]) => judgeTask(reading, taskId, happenings)),
  };
}

function toNotifications(happenings: readonly Happening[]): readonly string[] {
  return happenings.flatMap((happening, index) => {
    if (happening === 'unhealthy') return ['firing'];
    return happenings[index - 1] === 'unhealthy' ? ['resolved'] : [];
  });
}

function judgeTask({ values, history }: RuleReading, taskId: string, happenings: readonly Happening[]): readonly string[] {
  const last = happenings.at(-1);
  const isOfTask = (key: string): boolean => key.startsWith(`target|f1|${taskId}|`);
  const healths = [...values].filter(([key]) => isOfTask(key)).map(([, { value }]) => String(value['health']));
  const changes = history.flatMap(({ key, type }) => (isOfTask(key) ? (/\.(healthy|unhealthy|gone)$/.exec(type)?.slice(1) ?? []) : []));
  const open = [...values]
    .filter(([key, { value }]) => key.startsWith('incident|') && value['closedMs'] === undefined)
    .filter(([, { value }]) => (value['subject'] as { readonly taskId?: string }).taskId === taskId);
  return [
    ...differ(`the state of ${taskId} is`, healths, last === undefined || last === 'gone' ? [] : [last]),
    ...differ(`the history of ${taskId} is`, changes, happenings),
    ...differ(
      `open incidents of ${taskId}:`,
      open.map(() => 'one'),
      last === 'unhealthy' ? ['one'] : [],
    ),
  ];
}

function differ(what: string, is: readonly string[], wanted: readonly string[]): readonly string[] {
  return is.join() === wanted.join() ? [] : [`${what} [${is.join()}], really [${wanted.join()}]`];
}
