import { readFileSync } from 'node:fs';
import { ActionError, errnoOf, messageOf } from '../errors.js';
import type { Outcome } from '../request.js';
import type { Redact } from '../secret/redact.js';

/** Where buildx was told to write its results. */
export interface ResultFiles {
  readonly imageIdFile: string;
  readonly metadataFile: string;
}

/** The outputs of the step, and what else buildx says about the image. */
export interface BuildResults extends Outcome {
  /** The image ID, where buildx tells it; '' for several platforms. */
  readonly configDigest: string;
  /** The references, separated by commas. */
  readonly imageName: string;
  /** The manifest of the cache that was exported; '' when none was. */
  readonly cacheDigest: string;
}

/**
 * Reads the image ID and the metadata that buildx wrote. A file that it did not write (`call`, no image) gives ''.
 * The metadata repeats build arguments and lines of the Dockerfile, so it is redacted like the log.
 * @throws ActionError INTERNAL when the metadata is no JSON object
 */
export function readResults(files: ResultFiles, redact: Redact): BuildResults {
  const metadata = parseMetadata(readIfThere(files.metadataFile));
  return {
    imageid: readIfThere(files.imageIdFile),
    digest: asText(metadata?.['containerimage.digest']),
    metadata: metadata === undefined ? '' : redact(JSON.stringify(metadata, null, 2)),
    configDigest: asText(metadata?.['containerimage.config.digest']),
    imageName: asText(metadata?.['image.name']),
    cacheDigest: /"digest":"(sha256:[0-9a-f]{64})"/.exec(asText(metadata?.['cache.manifest']))?.[1] ?? '',
  };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return '';
    throw error;
  }
}

function parseMetadata(text: string): Record<string, unknown> | undefined {
  if (text === '' || text === 'null') return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw new ActionError({
      code: 'INTERNAL',
      message: `The metadata file of buildx is no JSON: ${messageOf(error)}`,
      hint: 'Please report this with the version of buildx.',
      cause: error,
    });
  }
}
