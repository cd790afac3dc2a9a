import { ActionError } from '../errors.js';
import type { MergeRequest } from '../request.js';
import { harmless } from '../text/defuse.js';
import { repositoryOf, splitTag } from '../text/image-names.js';
import { badRecord } from './bad-record.js';
import type { Given } from './given.js';

/** A digest that may be merged, by the name that it is read from. */
export interface Admitted extends Given {
  /** `name@sha256:…` */
  readonly reference: string;
}

/**
 * Lets through what was searched and holds no secret, and belongs to an image of the tags.
 * @throws ActionError LEAK, UNVERIFIED or BAD_RECORD
 */
export function admit(given: readonly Given[], request: MergeRequest): Admitted[] {
  requireVerdicts(given, request);
  const wanted = new Set(request.tags.map(tag => repositoryOf(splitTag(tag).name)));
  return given.map(one => {
    const name = one.record.images.find(image => wanted.has(repositoryOf(image)));
    if (name !== undefined) return { ...one, reference: `${name}@${one.record.digest}` };
    throw badRecord(one.from, `it is a digest of ${one.record.images[0]}, which none of the tags names`);
  });
}

function requireVerdicts(given: readonly Given[], { allowSkipped }: MergeRequest): void {
  const having = (verdict: string) => given.find(({ record }) => record.verdict === verdict);
  const leak = having('leak');
  if (leak !== undefined) throw refused('LEAK', leak, 'holds a secret', LEAKED);
  const unverified = having('unverified');
  if (unverified !== undefined)
    throw refused('UNVERIFIED', unverified, 'could not be searched as a whole', UNSEARCHED);
  const skipped = having('skipped');
  if (skipped === undefined || allowSkipped) return;
  const why = harmless(skipped.record.reason || 'no reason is given');
  throw refused('UNVERIFIED', skipped, `was not searched (${why})`, SKIPPED);
}

const LEAKED =
  'Its build ran with verify: report, which pushes what it finds. Delete that digest from the registry, rotate the token, and let the build keep the gate (verify: gate).';
const UNSEARCHED =
  "See its build's log for what could not be read. What cannot be searched is not clean: let the build keep the gate (verify: gate).";
const SKIPPED =
  'Build it with its secret and verify: gate, or, where nothing secret was mounted, allow that here: allow-skipped: true.';

function refused(
  code: 'LEAK' | 'UNVERIFIED',
  { from, record }: Given,
  what: string,
  hint: string,
): ActionError {
  return new ActionError({
    code,
    message: `${record.images[0]}@${record.digest} ${what}, its build says (${harmless(from)}). Nothing was tagged.`,
    hint,
  });
}
