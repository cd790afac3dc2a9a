import { which } from '@actions/io';

/** A program, and the words that stand in front of its arguments: docker's plugin is `docker buildx`. */
export interface Tool {
  readonly command: string;
  readonly prefix: readonly string[];
}

/** The first of these programs that is on the PATH, without starting it; undefined when none is. */
export async function find(programs: readonly string[]): Promise<Tool | undefined> {
  for (const program of programs) {
    const command = await which(program);
    if (command !== '') return { command, prefix: [] };
  }
  return undefined;
}
