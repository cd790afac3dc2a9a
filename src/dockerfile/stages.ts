import type { Dockerfile, Written } from './instructions.js';

/** A stage of a Dockerfile. */
interface Stage {
  /** In small letters; '' without one. */
  readonly name: string;
  /** What stands behind FROM: an image or an earlier stage. */
  readonly base: string;
  readonly instructions: readonly Written[];
}

/** What RUN, COPY and ADD take from other stages: `COPY --from=build`, `RUN --mount=type=bind,from=build`. */
const FROM_STAGE = /\bfrom=["']?([^\s,"']+)/gi;

const FROM = /^FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i;

function stagesOf({ instructions }: Dockerfile): Stage[] {
  const stages: { name: string; base: string; instructions: Written[] }[] = [];
  for (const instruction of instructions) {
    const [, base = '', name = ''] = FROM.exec(instruction.text) ?? [];
    if (instruction.name === 'FROM') stages.push({ name: name.toLowerCase(), base, instructions: [] });
    else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

/**
 * The instructions that a target (a stage's name or number, '' for the last one) is built from. Stages that are
 * named by a variable are missing.
 */
export function reachedFrom(dockerfile: Dockerfile, target: string): ReadonlySet<Written> {
  const stages = stagesOf(dockerfile);
  const start = target === '' ? stages.length - 1 : indexOf(stages, target, stages.length);
  const reached = new Set<number>();
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const stage = stages[at];
    if (stage === undefined || reached.has(at)) continue;
    reached.add(at);
    const before = at;
    open.push(...namesIn(stage).map(name => indexOf(stages, name, before)));
  }
  return new Set([...reached].flatMap(at => stages[at]?.instructions ?? []));
}

/** The name or number of an earlier stage; the last one of a name counts, as for the builder. */
function indexOf(stages: readonly Stage[], name: string, before: number): number {
  const at = stages
    .slice(0, before)
    .findLastIndex(stage => stage.name !== '' && stage.name === name.toLowerCase());
  return at === -1 && /^\d+$/.test(name) ? Number(name) : at;
}

function namesIn({ base, instructions }: Stage): string[] {
  const taking = instructions.filter(({ name }) => /^(RUN|COPY|ADD)$/.test(name));
  return [base, ...taking.flatMap(({ text }) => [...text.matchAll(FROM_STAGE)].map(([, name = '']) => name))];
}

/**
 * The users that RUN instructions run as, where the Dockerfile says so and it is not root. A user of a base image
 * or out of a variable is not known.
 */
export function runUsers(dockerfile: Dockerfile): ReadonlyMap<Written, string> {
  const stages = stagesOf(dockerfile);
  const last: string[] = [];
  const users = new Map<Written, string>();
  for (const [at, { base, instructions }] of stages.entries()) {
    let user = last[indexOf(stages, base, at)] ?? '';
    for (const instruction of instructions) {
      if (instruction.name === 'USER') user = userOf(instruction.text);
      if (instruction.name === 'RUN' && user !== '') users.set(instruction, user);
    }
    last.push(user);
  }
  return users;
}

function userOf(text: string): string {
  const user = (text.split(/\s+/)[1] ?? '').replace(/["']/g, '');
  return /^(root|0)?(:|$)/.test(user) || user.includes('$') ? '' : user;
}
