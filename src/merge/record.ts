import { pushedReferences, pushes } from '../engine/outputs.js';
import type { Report } from '../report/report.js';
import type { BuildInputs, Outcome, Verdict } from '../request.js';
import { isDigest, repositoryOf, splitTag } from '../text/image-names.js';
import { normalPlatform } from '../text/platform.js';
import { VERSION } from '../version.js';

/** Version of the record's form; it grows when a reader of the old one would be wrong. */
const RECORD_VERSION = 1;

/** A record of more characters was not written by this action. */
export const MAX_RECORD = 64 * 1024;

/** Names of the same image, or platforms of one build. */
const MAX_ENTRIES = 100;

/** What one build says of the digest that it pushed: all that a merge has to know about it. */
export interface DigestRecord {
  /** The repositories that it was pushed to. */
  readonly images: readonly string[];
  readonly digest: string;
  /** As the build was asked for; none when it was left to the builder. */
  readonly platforms: readonly string[];
  readonly verdict: Verdict;
  /** Why nothing was searched; '' otherwise. */
  readonly reason: string;
  /**
   * Digest of the image or index that was searched: with attestations another one than what was pushed; '' where
   * nothing was, or the store that it was searched in gives none.
   */
  readonly searched: string;
  /** Version of the action. */
  readonly toolVersion: string;
}

/** What a record is made from. */
interface RecordParts {
  readonly build: BuildInputs;
  readonly outcome: Outcome;
  readonly report: Report | undefined;
}

/** The record of a build that pushed something; undefined when there is nothing to merge. */
export function recordOf({ build, outcome, report }: RecordParts): DigestRecord | undefined {
  const names = pushedReferences(build).map(reference => splitTag(reference).name);
  const images = [...new Set(names)].filter(name => repositoryOf(name) !== undefined);
  const isAway = pushes(build);
  if (!isAway || images.length === 0 || !isDigest(outcome.digest) || report === undefined) return undefined;
  const { verdict, reason, image: searched } = report;
  const platforms = platformsOf(build.platforms);
  return { images, digest: outcome.digest, platforms, verdict, reason, searched, toolVersion: VERSION };
}

/** Of a list with a word in it that only the builder understands (`local`), nothing is known. */
function platformsOf(asked: readonly string[]): string[] {
  const platforms = asked.map(normalPlatform);
  return platforms.includes(undefined) ? [] : [...new Set(platforms.map(String))];
}

/** The record as one line of JSON: the content of a file, and an output that other jobs can take. */
export function recordText({ toolVersion, ...facts }: DigestRecord): string {
  return JSON.stringify({ version: RECORD_VERSION, tool: 'hf-secret-build', toolVersion, ...facts });
}

/** The name of the record's file: of many files in one folder none takes the place of another. */
export function recordName({ digest }: DigestRecord): string {
  return `${digest.replace(':', '-')}.json`;
}

/**
 * Reads a record that another job wrote. Everything is judged, since it may be of another program or another hand.
 * @throws Error that says what is wrong with it; nothing of its content is in there
 */
export function parseRecord(text: string): DigestRecord {
  const value = parseObject(text);
  if (value['tool'] !== 'hf-secret-build') throw new Error('it is no record of hf-secret-build');
  if (value['version'] !== RECORD_VERSION)
    throw new Error('its version is one that this action does not know');
  const record: DigestRecord = {
    images: entriesAt(value, 'images', name => repositoryOf(name) !== undefined),
    digest: textAt(value, 'digest', isDigest),
    platforms: entriesAt(value, 'platforms', platform => normalPlatform(platform) === platform),
    verdict: verdictAt(value),
    reason: textAt(value, 'reason', reason => reason.length <= MAX_REASON),
    searched: textAt(value, 'searched', digest => digest === '' || isDigest(digest)),
    toolVersion: textAt(value, 'toolVersion', version => /^[\w.+-]{1,40}$/.test(version)),
  };
  if (record.images.length === 0) throw new Error("its 'images' is empty");
  if (record.verdict === 'clean' && record.reason !== '')
    throw new Error('it says clean of an image that was not searched');
  return record;
}

const MAX_REASON = 200;

type JsonObject = Readonly<Record<string, unknown>>;

function parseObject(text: string): JsonObject {
  if (text.length > MAX_RECORD) throw new Error('it is too large for a record');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('it is no JSON'); // the parser's own words repeat the text
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('it is no record');
  return value as JsonObject;
}

function textAt(value: JsonObject, key: string, isFine: (text: string) => boolean): string {
  const text = value[key];
  if (typeof text !== 'string' || !isFine(text)) throw new Error(`its '${key}' is not what a build writes`);
  return text;
}

function entriesAt(value: JsonObject, key: string, isFine: (text: string) => boolean): string[] {
  const entries: unknown = value[key];
  const isList = Array.isArray(entries) && entries.length <= MAX_ENTRIES;
  const texts = isList ? entries.filter(entry => typeof entry === 'string' && isFine(entry)) : [];
  if (!isList || texts.length !== entries.length) throw new Error(`its '${key}' is not what a build writes`);
  return texts;
}

const VERDICTS: readonly Verdict[] = ['clean', 'leak', 'unverified', 'skipped'];

function verdictAt(value: JsonObject): Verdict {
  const verdict = VERDICTS.find(word => word === value['verdict']);
  if (verdict === undefined) throw new Error("its 'verdict' is not what a build writes");
  return verdict;
}
