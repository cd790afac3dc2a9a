import { readFileSync } from 'node:fs';
import dockerignore from '@balena/dockerignore';

/** Which files of a context are not sent to the builder. */
export interface IgnoreRules {
  /** @param path relative to the context, with `/` */
  readonly ignores: (path: string) => boolean;
  /** Whether something below an ignored folder may be sent all the same (`!`). */
  readonly hasExceptions: boolean;
}

/** Characters that patterns of Go's filepath.Match take as they are, and regular expressions do not. */
const LITERAL = /(?<!\\)[+()|{}]/g;

const NOTHING: IgnoreRules = { ignores: () => false, hasExceptions: false };

/**
 * Reads the first of these ignore files that is there: that of the Dockerfile wins over that of the context. Files
 * that cannot be understood ignore nothing.
 */
export function readIgnoreRules(files: readonly string[]): IgnoreRules {
  const text = files.map(readText).find(text => text !== undefined);
  if (text === undefined) return NOTHING;
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  try {
    const rules = dockerignore
      .default({ ignorecase: false })
      .add(lines.map(line => (line.startsWith('#') ? line : line.replace(LITERAL, '\\$&'))));
    rules.ignores('.'); // compiles the patterns
    return {
      ignores: path => rules.ignores(path),
      hasExceptions: lines.some(line => /^\s*!/.test(line)),
    };
  } catch {
    return NOTHING;
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
