import { shownGap } from '../text/visible.js';

/** Characters of a text that must not be shown. */
interface Hidden {
  readonly from: number;
  /** Behind the last one. */
  readonly to: number;
}

/** Colours that were left out with a secret must not go on behind it. */
const COLORS_OFF = '\x1b[0m';

/**
 * The parts of a visible line with `***` for each stretch of its letters that is hidden. Spans are counted in the
 * letters alone; gaps inside are left out.
 */
export function withoutSpans(parts: readonly string[], spans: readonly Hidden[]): string {
  if (spans.length === 0) return parts.length === 1 ? (parts[0] ?? '') : parts.map(shownPart).join('');
  const stretches = merged(spans);
  let shown = '';
  let at = 0;
  let isColorLost = false;
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) {
      shown += withoutStretches(part, { at, stretches });
      at += part.length;
    } else if (stretches.some(({ from, to }) => from < at && at < to)) isColorLost ||= part.includes('\x1b');
    else shown += shownGap(part);
  }
  return isColorLost ? shown + COLORS_OFF : shown;
}

function shownPart(part: string, index: number): string {
  return index % 2 === 0 ? part : shownGap(part);
}

/** Spans that overlap are one; those that only touch stay two. */
function merged(spans: readonly Hidden[]): Hidden[] {
  const stretches: Hidden[] = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const last = stretches.at(-1);
    if (last === undefined || span.from >= last.to) stretches.push(span);
    else stretches[stretches.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return stretches;
}

/** One part, which begins at letter `at`; `***` stands where a stretch begins, or goes on from a line before. */
function withoutStretches(
  part: string,
  { at, stretches }: { readonly at: number; readonly stretches: readonly Hidden[] },
): string {
  let shown = '';
  let done = at;
  for (const { from, to } of stretches) {
    if (to <= at || from >= at + part.length) continue;
    if (from > done) shown += part.slice(done - at, from - at);
    if (from >= at || at === 0) shown += '***';
    done = Math.min(at + part.length, to);
  }
  return shown + part.slice(done - at);
}
