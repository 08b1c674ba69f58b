/**
 * Values by key where nearly always there is one: a Map costs 270 bytes even so, and there are a hundred thousand of them.
 * What `putFew` answers takes the place of what it was given, which nothing else may hold.
 */
export type Few<V> = One<V> | ReadonlyMap<string, V> | undefined;

interface One<V> {
  readonly key: string;
  readonly value: V;
}

export function getFew<V>(few: Few<V>, key: string): V | undefined {
  if (few instanceof Map) return (few as ReadonlyMap<string, V>).get(key);
  return isOne(few) && few.key === key ? few.value : undefined;
}

/** `undefined` removes. */
export function putFew<V>(few: Few<V>, key: string, value: V | undefined): Few<V> {
  if (value === undefined) return removeFew(few, key);
  if (few === undefined || (isOne(few) && few.key === key)) return { key, value };
  const many = isOne(few) ? new Map([[few.key, few.value]]) : (few as Map<string, V>); // ours alone
  return many.set(key, value);
}

function removeFew<V>(few: Few<V>, key: string): Few<V> {
  if (isOne(few)) return few.key === key ? undefined : few;
  const many = few as Map<string, V> | undefined; // ours alone
  many?.delete(key);
  return many?.size === 0 ? undefined : many;
}

export function countFew<V>(few: Few<V>): number {
  if (few === undefined) return 0;
  return isOne(few) ? 1 : few.size;
}

export function keysOf<V>(few: Few<V>): Iterable<string> {
  if (few === undefined) return [];
  return isOne(few) ? [few.key] : few.keys();
}

export function valuesOf<V>(few: Few<V>): Iterable<V> {
  if (few === undefined) return [];
  return isOne(few) ? [few.value] : few.values();
}

function isOne<V>(few: Few<V>): few is One<V> {
  return few !== undefined && !(few instanceof Map);
}
