import type { Instruction, ReportedLayer } from './report.js';

/** A layer as a table shows it, or several that are one row. */
export interface ShownLayer {
  /** `3`, or `1‑4`, with a hyphen at which no line is broken. */
  readonly numbers: string;
  readonly bytes: number;
  readonly instruction: Instruction | null;
  readonly kind: 'layer' | 'base' | 'others';
}

/** More rows nobody reads. */
const MAX_LAYERS = 60;

/** True for the row of what came with the base image. */
export function isBaseLayer({ kind }: ShownLayer): boolean {
  return kind === 'base';
}

/**
 * The layers in the order of the image. Those below the first that an instruction of this Dockerfile made came with
 * the base image and are one row; of very many, the largest are shown and the others are one row at the end.
 */
export function shownLayers(layers: readonly ReportedLayer[]): ShownLayer[] {
  const first = layers.findIndex(({ instruction }) => (instruction?.line ?? 0) > 0);
  const base = first > 0 ? [together(layers.slice(0, first), { from: 1, kind: 'base' })] : [];
  const own = layers.slice(Math.max(first, 0)).map((layer, index) => ({
    numbers: String(Math.max(first, 0) + index + 1),
    bytes: layer.bytes,
    instruction: layer.instruction,
    kind: 'layer' as const,
  }));
  if (own.length <= MAX_LAYERS) return [...base, ...own];
  const large = new Set([...own].sort((a, b) => b.bytes - a.bytes).slice(0, MAX_LAYERS));
  const small = own.filter(layer => !large.has(layer));
  const others: ShownLayer = {
    numbers: `${small.length} others`,
    bytes: small.reduce((sum, { bytes }) => sum + bytes, 0),
    instruction: null,
    kind: 'others',
  };
  return [...base, ...own.filter(layer => large.has(layer)), others];
}

function together(
  layers: readonly ReportedLayer[],
  { from, kind }: { readonly from: number; readonly kind: ShownLayer['kind'] },
): ShownLayer {
  return {
    numbers: layers.length === 1 ? String(from) : `${from}\u2011${from + layers.length - 1}`,
    bytes: layers.reduce((sum, { bytes }) => sum + bytes, 0),
    instruction: null,
    kind,
  };
}
