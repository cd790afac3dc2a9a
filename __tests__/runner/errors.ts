// Jest runs tests in a realm of its own, where an error of node's file system is no `instanceof Error`.

/** Whether a file or folder was not there. */
export function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

/** The message of an error, or the text of whatever else was thrown. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
