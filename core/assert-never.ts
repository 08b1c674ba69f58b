/** Ends an exhaustive switch. @throws always: a value outside its type is a bug. */
export function assertNever(value: never, what: string): never {
  throw new Error(`Cannot handle ${what} ${JSON.stringify(value)}: no case for it`);
}
