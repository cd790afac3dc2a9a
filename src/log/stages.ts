import type { ProgressLine } from './progress.js';

/** The builder's preparation, which goes on beside the first steps; FROM resolves an image. */
const PREPARATION = /^#\d+ (\[(internal|auth)\b|\[[^\]]*\] FROM |resolve )/;

/** `#7 [linux/arm64 build 2/3] RUN make`. */
const IN_STAGE = /^#\d+ \[(?:([^\]]*?) ?)?\d+\/\d+\] /;

/** `#12 exporting to image`, `#13 importing cache manifest from …`. */
const TRANSFER = /^#\d+ (exporting|importing|pushing) /;

/** How a stage is named; anything else gets no name of its own. */
const PLAIN = /^[\w./, -]{1,100}$/;

/**
 * The group that a line of progress belongs to: '' for one that stands outside of groups, since it tells why the
 * build failed; undefined when it stays in that of the line before. Steps of several stages come in turns, each
 * block under a heading of its own.
 */
export function groupOf({ kind, text, prefix, isContinued }: ProgressLine): string | undefined {
  if (prefix !== '' || isContinued) return undefined;
  if (/^(#\d+ ERROR|-{6}$|ERROR: )/.test(text)) return '';
  if (kind !== 'step' || PREPARATION.test(text)) return undefined;
  if (TRANSFER.test(text)) return 'Export and import';
  const stage = IN_STAGE.exec(text);
  if (stage === null) return undefined;
  const name = stage[1] ?? '';
  return name !== '' && PLAIN.test(name) ? `Stage ${name}` : 'Steps';
}

/** The group of what comes before the first step. */
export const PREPARING = 'Preparation';
