/** Reading the Prometheus text format in tests. */

/** The value of one series; the labels must be all it has. @throws when there is none. */
export function valueOf(text: string, name: string, labels: Readonly<Record<string, string>> = {}): number {
  const wanted = JSON.stringify(Object.entries(labels).sort());
  for (const line of text.split('\n')) {
    const match = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (match?.[1] !== name) continue;
    const pairs = [...(match[2] ?? '').matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', value = '']) => [key, value]);
    if (JSON.stringify(pairs.sort()) === wanted) return Number(match[3]);
  }
  throw new Error(`There is no ${name}${JSON.stringify(labels)}`);
}
