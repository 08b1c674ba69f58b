/** The configuration of the demo: an ordinary file, in its temporary folder, read the ordinary way. */
import type { Cast } from './cast.js';

export interface DemoSettings {
  readonly cast: Cast;
  /** The demo's folder. */
  readonly folder: string;
  readonly httpPort: number;
  readonly webhookUrl: string;
  readonly secretFile: string;
  /** How much faster than life the story runs. */
  readonly speed: number;
}

const INTERVAL_MS = 1_000;
/** Faster than this, a busy machine could miss three answers in a row. */
const INTERVAL_MIN_MS = 250;

/** The tree of the YAML file. */
export function demoSettings({ cast, folder, httpPort, webhookUrl, secretFile, speed }: DemoSettings): Readonly<Record<string, unknown>> {
  const interval = `${Math.max(INTERVAL_MIN_MS, Math.round(INTERVAL_MS / speed))}ms`;
  const ports = new Map([...cast.containers.values()].map(({ network, port }) => [network, port]));
  return {
    instance: 'demo',
    log: { kind: 'embedded', directory: `${folder}/data` },
    http: { host: '127.0.0.1', port: httpPort },
    probing: { allow: [cast.mode === 'own-addresses' ? '127.77.0.0/16' : '127.0.0.1/32'] },
    checks: [...ports].map(([network, port]) => ({
      name: network.replace('.', '-'),
      match: { network },
      ...(network.startsWith('db') ? { kind: 'tcp' } : { kind: 'http', path: '/health' }),
      port,
      interval,
      timeout: interval,
      rise: 1,
      fall: 3,
      grace: '0s',
    })),
    sinks: [{ name: 'pager', kind: 'webhook', url: webhookUrl, secretFile }],
    shutdown: { timeout: '3s' },
  };
}
