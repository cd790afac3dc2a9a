import { ActionError } from '../errors.js';
import { harmless } from '../text/defuse.js';
import type { Source } from './source.js';

/**
 * Each platform once, and, where the user says which, those and no others.
 * @throws ActionError PLATFORMS
 */
export function requirePlatforms(sources: readonly Source[], expected: readonly string[]): void {
  const found = new Map<string, Source>();
  for (const source of sources) {
    for (const platform of source.platforms) {
      const other = found.get(platform);
      if (other !== undefined) throw twice(platform, [other, source]);
      found.set(platform, source);
    }
  }
  if (expected.length === 0) return;
  const missing = expected.filter(platform => !found.has(platform));
  if (missing.length > 0) throw wrongPlatforms(`No digest is for ${missing.join(', ')}`, MISSING);
  const strange = [...found.keys()].filter(platform => !expected.includes(platform));
  if (strange.length > 0)
    throw wrongPlatforms(
      `A digest is for ${strange.join(', ')}, which input 'platforms' does not name`,
      STRANGE,
    );
}

const MISSING = 'Did the job of that platform fail, or was its digest-file not uploaded?';
const STRANGE = 'Name that platform too, or leave its digest out.';

function twice(platform: string, sources: readonly Source[]): ActionError {
  const where = sources.map(({ from }) => harmless(from)).join(' and ');
  return wrongPlatforms(
    `Two digests are for ${platform}: ${where}`,
    'One of them is of another build: download the artifacts of one image and one run alone.',
  );
}

function wrongPlatforms(message: string, hint: string): ActionError {
  return new ActionError({ code: 'PLATFORMS', message: `${message}. Nothing was tagged.`, hint });
}
