/** Publishes the messages of files in order, batch by batch; trouble says at which place, and how to go on. */
import type { InputTopic } from '../../core/log.js';
import { whyUnreadable } from '../config/why-unreadable.js';
import { CliFault, EXIT, toCliFault } from './exit-codes.js';
import type { CliIo, OpenFile } from './io.js';
import { printJson, printText } from './output.js';
import { startProgress } from './progress.js';
import { readDelimited, readLines, type PublishItem, type ReadItem } from './publish-items.js';
import { openTarget } from './publish-open.js';
import type { PublishOptions } from './publish-options.js';
import { RefusedItem, type PublishTarget } from './publish-targets.js';

/** Enough to share one sync of a disk, few enough to be told early. */
const BATCH_ITEMS = 500;
const BATCH_BYTES = 1024 * 1024;

/** Resolves with the exit code, once all messages are in the log. @throws {CliFault} */
export async function publishFiles(io: CliIo, files: readonly string[], options: PublishOptions): Promise<number> {
  const topic: InputTopic = options.envelope === 'task-info' ? 'taskInfo' : 'taskStatus';
  const opened = await Promise.all(files.map(async (file) => ({ file, source: await openSource(io, file) })));
  const target = await openTarget(io, options, topic);
  const sizes = opened.map(({ source }) => source.sizeBytes);
  const progress = await startProgress(
    io,
    sizes.includes(Number.POSITIVE_INFINITY) ? undefined : sizes.reduce((sum, size) => sum + size, 0),
  );
  const published: { readonly file: string; readonly published: number }[] = [];
  let doneBytes = 0;
  try {
    for (const [index, { file, source }] of opened.entries()) {
      const before = published.reduce((sum, one) => sum + one.published, 0);
      const chunks = counted(source.chunks, (bytes) => (doneBytes += bytes));
      const count = await publishFile({
        file,
        items: options.format === 'ndjson' ? readLines(chunks, topic) : readDelimited(chunks, topic, headersOf(options)),
        unit: options.format === 'ndjson' ? 'line' : 'message',
        from: index === 0 ? options.from : 1,
        later: files.slice(index + 1),
        target,
        onProgress: (soFar) => progress.update(doneBytes, before + soFar),
      });
      published.push({ file, published: count });
    }
  } finally {
    progress.stop();
    await target.close();
  }
  const total = published.reduce((sum, one) => sum + one.published, 0);
  if (options.json) printJson(io, { published: total, to: target.name, files: published });
  else printText(io, `Published ${total} ${total === 1 ? 'message' : 'messages'} to ${target.name}`);
  return EXIT.ok;
}

interface FileToPublish {
  readonly file: string;
  readonly items: AsyncIterable<ReadItem>;
  readonly unit: 'line' | 'message';
  readonly from: number;
  /** The files after it. */
  readonly later: readonly string[];
  readonly target: PublishTarget;
  readonly onProgress: (published: number) => void;
}

/** @throws {CliFault} that says where to go on. */
async function publishFile({ file, items, unit, from, later, target, onProgress }: FileToPublish): Promise<number> {
  let published = 0;
  let batch: PublishItem[] = [];
  let batchBytes = 0;
  const flush = async (): Promise<void> => {
    const items = batch;
    batch = [];
    batchBytes = 0;
    const [first] = items;
    if (first === undefined) return;
    try {
      await target.append(items);
    } catch (error) {
      throw stoppedAt(error, { file, unit, later, place: error instanceof RefusedItem ? error.place : first.place });
    }
    published += items.length;
    onProgress(published);
  };
  for await (const read of items) {
    const place = read.ok ? read.item.place : read.place;
    if (place < from) continue;
    if (!read.ok) {
      await flush();
      throw stoppedAt(new CliFault(EXIT.data, read.message), { file, unit, later, place });
    }
    batch.push(read.item);
    batchBytes += read.item.bytes.length;
    if (batch.length >= BATCH_ITEMS || batchBytes >= BATCH_BYTES) await flush();
  }
  await flush();
  return published;
}

interface Stop {
  readonly file: string;
  readonly unit: string;
  readonly later: readonly string[];
  readonly place: number;
}

/** The same trouble with the place, and how to go on: what stands before it is in the log. */
function stoppedAt(error: unknown, { file, unit, later, place }: Stop): CliFault {
  const fault = toCliFault(error);
  const name = file === '-' ? 'standard input' : file;
  const mend = fault.exitCode === EXIT.data ? 'mend it and ' : '';
  const rest = later.length === 0 ? file : `${file} and the files after it`;
  const before =
    place === 1
      ? `nothing of this file is in the log: ${mend}publish ${rest}`
      : `what stands before it is in the log: ${mend}publish --from ${place} ${rest}`;
  const message =
    fault.exitCode === EXIT.data
      ? `${name}, ${unit} ${place}: ${fault.message}`
      : `Stopped at ${unit} ${place} of ${name}: ${fault.message}`;
  return new CliFault(fault.exitCode, message, { cause: error, hint: before });
}

function headersOf({ frameworkId, envelope }: PublishOptions): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/x-protobuf',
    ...(frameworkId === undefined ? {} : { 'taskpulse-framework-id': frameworkId }),
    ...(envelope === undefined ? {} : { 'taskpulse-envelope': envelope }),
  };
}

async function openSource(io: CliIo, file: string): Promise<OpenFile> {
  if (file === '-') return { sizeBytes: Number.POSITIVE_INFINITY, chunks: io.stdin };
  try {
    return await io.openFile(file);
  } catch (error) {
    throw new CliFault(EXIT.noInput, `Cannot read ${JSON.stringify(file)}: ${whyUnreadable(error)}`, {
      cause: error,
      hint: 'name a file, or - for standard input',
    });
  }
}

async function* counted(chunks: AsyncIterable<Uint8Array>, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    count(chunk.length);
    yield chunk;
  }
}
