/** Task statuses as a framework's scheduler would publish them: lines of the HTTP body, status in Mesos's v1 JSON. */
import type { Agent } from './cast.js';

export const FRAMEWORK_ID = 'demo-framework';

export interface StatusLine {
  readonly frameworkId: string;
  readonly frameworkName: string;
  readonly agentHostname: string;
  readonly agentIp: string;
  readonly status: Readonly<Record<string, unknown>>;
}

export interface StatusOf {
  readonly taskId: string;
  readonly agent: Agent;
  readonly state: `TASK_${string}`;
  readonly source?: 'SOURCE_EXECUTOR' | 'SOURCE_AGENT' | 'SOURCE_MASTER';
  readonly reason?: `REASON_${string}`;
  readonly healthy?: boolean;
  /** What `container_status.network_infos` tells; absent: no network infos. An agent's own address comes without a network. */
  readonly told?: { readonly address: string; readonly network?: string };
  /** The executor, where several tasks share one (a pod). Default: the task's own. */
  readonly pod?: string;
}

/** @param agentIp the address of the agent, which the publisher knows */
export function statusLine(of: StatusOf, agentIp: string, nowMs: number): StatusLine {
  const { taskId, agent, state, source = 'SOURCE_EXECUTOR', reason, healthy, told, pod } = of;
  const containerId = { value: `c-${taskId}`, ...(pod === undefined ? {} : { parent: { value: `c-${pod}` } }) };
  const networkInfos =
    told === undefined
      ? {}
      : {
          network_infos: [{ ip_addresses: [{ ip_address: told.address }], ...(told.network === undefined ? {} : { name: told.network }) }],
        };
  return {
    frameworkId: FRAMEWORK_ID,
    frameworkName: 'demo',
    agentHostname: `${agent}.example`,
    agentIp,
    status: {
      task_id: { value: taskId },
      state,
      agent_id: { value: agent },
      executor_id: { value: pod ?? taskId },
      timestamp: nowMs / 1_000,
      source,
      ...(reason === undefined ? {} : { reason }),
      ...(healthy === undefined ? {} : { healthy }),
      container_status: { container_id: containerId, ...networkInfos },
    },
  };
}
