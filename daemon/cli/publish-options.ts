/** What `publish` was asked for on its command line. */
import type { Envelope } from '../../consumers/decode/wire.js';

export type PublishFormat = 'ndjson' | 'delimited';

export interface PublishOptions {
  readonly format: PublishFormat;
  readonly frameworkId?: string;
  readonly envelope?: Envelope;
  readonly from: number;
  readonly config?: string;
  readonly url?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}
