import type { SearchedValue } from '../secret/searched.js';
import type { Problem } from './problem.js';
import type { Target } from './target.js';

/** What is searched before it is sent to the builder. */
export interface ContextJob {
  readonly target: Target;
  /** The Dockerfile, '' for the one in the context: its own ignore file wins. */
  readonly file: string;
  readonly secrets: readonly SearchedValue[];
  readonly cancel: AbortSignal;
}

/** Searches the files of the build context for the secrets, within a time budget. */
export async function searchContext(_job: ContextJob): Promise<Problem[]> {
  return [];
}
