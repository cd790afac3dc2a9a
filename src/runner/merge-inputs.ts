import * as core from '@actions/core';
import { ActionError } from '../errors.js';
import type { MergeRequest } from '../request.js';
import { isTaggedName } from '../text/image-names.js';
import { normalPlatform } from '../text/platform.js';
import { flag, list, retries } from './fields.js';
import { LINES, LINES_AND_COMMAS, type ListGrammar } from './list.js';

/** A record is JSON: its quotes and commas are its own. */
const RECORD_LINES: ListGrammar = { commas: 'keep', quotes: 'none', whiteSpace: 'trim' };

/** `kind[platform]:key=value`, as buildx reads it; without a kind, of the index, which is what a merge makes. */
const ANNOTATION = /^(?:(?<kind>[a-z-]+)(?:\[(?<platform>[\w/.-]+)\])?:)?[^\s=:]+=/;
const KINDS: readonly (string | undefined)[] = ['index', 'manifest-descriptor', undefined];

/**
 * Reads and checks every input of the merge action.
 * @throws ActionError BAD_INPUT
 */
export function readMergeRequest(): MergeRequest {
  const folder = core.getInput('path');
  const digests = list('digests', RECORD_LINES);
  if (folder === '' && digests.length === 0)
    throw badInput("Neither 'path' nor 'digests' is given", 'Name the folder that download-artifact filled.');
  return {
    tags: readTags(),
    folder,
    digests,
    platforms: readPlatforms(),
    annotations: list('annotations', LINES).map(readAnnotation),
    allowSkipped: flag('allow-skipped'),
    builder: core.getInput('builder'),
    pushRetries: retries('push-retries'),
  };
}

function readTags(): string[] {
  const tags = [...new Set(list('tags', LINES_AND_COMMAS))];
  if (tags.length > 0 && tags.every(isTaggedName)) return tags;
  throw badInput(
    tags.length === 0 ? "Input 'tags' is empty" : "An entry of 'tags' is no name with a tag",
    'One a line, as registry/namespace/name:tag in small letters.',
  );
}

function readPlatforms(): string[] {
  const platforms = list('platforms', LINES_AND_COMMAS).map(normalPlatform);
  const known = platforms.filter(platform => platform !== undefined);
  if (known.length === platforms.length && new Set(known).size === known.length) return known;
  throw badInput(
    "An entry of 'platforms' is no platform, or is there twice",
    'Write linux/amd64, linux/arm64 and the like.',
  );
}

function readAnnotation(text: string): string {
  const groups = ANNOTATION.exec(text)?.groups;
  if (groups === undefined || !KINDS.includes(groups['kind']))
    throw badInput(
      "An entry of 'annotations' is not one of an index",
      'Write key=value, index:key=value or manifest-descriptor[platform]:key=value; those of a manifest are for the build. docker/metadata-action writes them so with DOCKER_METADATA_ANNOTATIONS_LEVELS: index.',
    );
  return groups['kind'] === undefined ? `index:${text}` : text;
}

function badInput(message: string, hint: string): ActionError {
  return new ActionError({ code: 'BAD_INPUT', message: `${message}.`, hint });
}
