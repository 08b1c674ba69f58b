/** The settings that are in force, as they would be written. */
import { stringify } from 'yaml';
import type { EffectiveSettings } from './load.js';

/** YAML that loads to the same configuration. */
export function effectiveYaml(settings: EffectiveSettings): string {
  return stringify(settings, { lineWidth: 0 });
}
