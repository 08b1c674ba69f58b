/** The code of an error (`ENOENT`), which is safe to repeat where a message could hold a path, a URL or a secret. */
export function errorCode(error: unknown): string | undefined {
  // Not instanceof: errors of other realms (worker, test) count too.
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : undefined;
}
