import { ActionError, messageOf } from '../errors.js';
import type { MergeRequest } from '../request.js';
import { harmless } from '../text/defuse.js';
import { isDigest, repositoryOf } from '../text/image-names.js';
import { badRecord } from './bad-record.js';
import { readFolder } from './folder.js';
import { type DigestRecord, parseRecord } from './record.js';

/** A digest that is to be merged, and what its build said of it. */
export interface Given {
  /** Where it was read, for a person: a file, a line. */
  readonly from: string;
  readonly record: DigestRecord;
}

/** More platforms than there are, many times over. */
const MAX_DIGESTS = 100;

/**
 * Everything that is to be merged.
 * @throws ActionError BAD_RECORD or BAD_INPUT
 */
export function readGiven({ folder, digests }: MergeRequest): Given[] {
  const files = folder === '' ? [] : readFolder(folder);
  const given = [
    ...files.map(({ name, text, digest }) => fromFile(name, { text, digest })),
    ...digests.map((line, index) => fromLine(line, `entry ${index + 1} of digests`)),
  ];
  if (given.length > MAX_DIGESTS) throw badRecord('the list', `it has more than ${MAX_DIGESTS} digests`);
  if (given.length > 0) return given;
  throw new ActionError({
    code: 'BAD_RECORD',
    message: `There is no digest in ${harmless(folder)}.`,
    hint: 'Did the builds push, and was their digest-file uploaded and downloaded again? The pattern of download-artifact has to fit the names of upload-artifact.',
  });
}

/** The name of a file holds the digest too: what was put under another name is not what a build wrote. */
function fromFile(name: string, { text, digest }: { readonly text: string; readonly digest: string }): Given {
  const record = parsed(text, name);
  if (record.digest !== digest) throw badRecord(name, 'its name is that of another digest');
  return { from: name, record };
}

function fromLine(line: string, from: string): Given {
  if (line.startsWith('{')) return { from, record: parsed(line, from) };
  const [name = '', digest = '', ...more] = line.split('@');
  if (more.length > 0 || repositoryOf(name) === undefined || !isDigest(digest))
    throw badRecord(from, 'it is neither a record nor name@sha256:…');
  return { from, record: { ...UNKNOWN, images: [name], digest } };
}

/** What is known of a digest that came without a record. */
const UNKNOWN: Omit<DigestRecord, 'images' | 'digest'> = {
  platforms: [],
  verdict: 'skipped',
  reason: 'it was given without a record',
  searched: '',
  toolVersion: '',
};

function parsed(text: string, from: string): DigestRecord {
  try {
    return parseRecord(text.trim());
  } catch (error) {
    throw badRecord(from, messageOf(error), error);
  }
}
