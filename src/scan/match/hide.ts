import type { Needle } from '../needles/needles.js';
import { Matcher } from './matcher.js';

/**
 * Makes the function that hides a secret in a text that comes out of an image, in every form that is searched for:
 * its words become `***`, or the whole text when a form goes over several words.
 */
export function hider(searched: readonly Needle[] | Matcher): (text: string) => string {
  const matcher = searched instanceof Matcher ? searched : new Matcher(searched);
  const isClean = (text: string) => matcher.hitsIn(Buffer.from(text)).length === 0;
  return text => {
    if (isClean(text)) return text;
    const hidden = text
      .split(/(\s+)/)
      .map(word => (isClean(word) ? word : '***'))
      .join('');
    return isClean(hidden) ? hidden : '***';
  };
}
