/** A YAML file as plain values, and where in it each of them stands. */
import { LineCounter, isMap, isPair, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import type { Path, Problem } from './fault.js';

export interface YamlFile {
  /** Without keys whose value is empty (`deny:`): they are as good as not there. */
  readonly tree: unknown;
  readonly problems: readonly (Problem & { readonly position: Position | undefined })[];
  /** The key at the path, or the nearest thing above it that is there. */
  readonly locate: (path: Path) => Position | undefined;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Never throws: what is no YAML comes as problems. */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true, uniqueKeys: true, merge: true });
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    path: [],
    message: describeYamlError(error.message),
    position: positionAt(lines, error.pos[0]),
  }));
  if (problems.length > 0) return { tree: {}, problems, locate: () => undefined };
  try {
    return {
      tree: withoutEmpty(document.toJS({ maxAliasCount: 100 }) ?? {}),
      problems: [],
      locate: (path) => locate(document, lines, path),
    };
  } catch (error) {
    // too many aliases (a "billion laughs" file), or one without an anchor
    const message = describeYamlError(error instanceof Error ? error.message : String(error));
    return { tree: {}, problems: [{ path: [], message, position: undefined }], locate: () => undefined };
  }
}

function describeYamlError(message: string): string {
  const [first = ''] = message.split('\n');
  return `not valid YAML: ${first}`;
}

function positionAt(lines: LineCounter, offset: number): Position | undefined {
  const { line, col } = lines.linePos(offset);
  return line === 0 ? undefined : { line, column: col };
}

function locate(document: Document, lines: LineCounter, path: Path): Position | undefined {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part));
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof part === 'number' && node.items[part] !== undefined) {
      node = node.items[part];
      offset = startOf(node) ?? offset;
    } else {
      break;
    }
  }
  return offset === undefined ? undefined : positionAt(lines, offset);
}

function startOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const [start] = node.range as readonly unknown[];
  return typeof start === 'number' ? start : undefined;
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutEmpty(inner)]),
  );
}
