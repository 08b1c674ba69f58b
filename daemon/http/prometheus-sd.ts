/** Prometheus HTTP service discovery (https://prometheus.io/docs/prometheus/latest/http_sd/): one group a target. */
import { z } from 'zod';
import type { EngineView } from '../../core/engine-types.js';
import type { TargetRecord } from '../../core/records.js';
import { FAULTS, query, type App } from './app.js';
import { discoverySchema } from './schemas.js';

type Group = z.output<typeof discoverySchema>[number];

const health = z.enum(['unknown', 'healthy', 'unhealthy', 'any']).default('healthy');

export function addDiscoveryRoute(app: App, engine: EngineView): void {
  const response = { 200: discoverySchema, ...FAULTS };
  app.get(
    '/sd/prometheus',
    { schema: { summary: 'Healthy targets for Prometheus', querystring: query({ health }), response } },
    (request): readonly Group[] => {
      const wanted = request.query.health;
      return [...engine.targets()].flatMap(({ record }) => (wanted === 'any' || wanted === record.health ? [toGroup(record)] : []));
    },
  );
}

function toGroup(target: TargetRecord): Group {
  const host = target.address.includes(':') ? `[${target.address}]` : target.address;
  return {
    targets: [`${host}:${target.port}`],
    labels: {
      __meta_taskpulse_framework_id: target.frameworkId,
      __meta_taskpulse_task_id: target.taskId,
      __meta_taskpulse_check: target.check,
      __meta_taskpulse_kind: target.kind,
      __meta_taskpulse_network: target.network ?? '',
      __meta_taskpulse_agent_id: target.agentId ?? '',
      __meta_taskpulse_health: target.health,
    },
  };
}
