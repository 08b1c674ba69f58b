import { createHash } from 'node:crypto';

/** A value that tells whether it is whole: a name, filling of a size that follows from it, and a checksum. */
export function recordText(name: string): string {
  const sum = createHash('sha1').update(name).digest('hex');
  return `${name}:${sum.repeat(1 + (parseInt(sum.slice(0, 2), 16) % 40))}`;
}

export function isWhole(text: string): boolean {
  return text === recordText(text.slice(0, text.indexOf(':')));
}
