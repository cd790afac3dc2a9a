import type { BuildInputs } from '../request.js';
import { csvAttributes } from '../text/csv.js';

/** True when an entry of `outputs` uses the exporter; a bare path is the local one, as in buildx. */
export function isExporter(output: string, type: string): boolean {
  const attributes = csvAttributes(output);
  const [first] = attributes;
  if (attributes.length === 1 && first !== undefined && first.key !== 'type') return type === 'local';
  return attributes.some(({ key, value }) => key === 'type' && value === type);
}

/** True for an export that sends the image to a registry. */
export function isPushed(output: string): boolean {
  if (isExporter(output, 'registry')) return true;
  if (!isExporter(output, 'image')) return false;
  return csvAttributes(output).some(({ key, value }) => key === 'push' && /^(1|t|true)$/i.test(value));
}

/** Whether a build sends its image to a registry. */
export function pushes({ push, outputs }: BuildInputs): boolean {
  return push || outputs.some(isPushed);
}

/** Every reference that a build would push to. */
export function pushedReferences(build: BuildInputs): readonly string[] {
  const named = build.outputs.filter(isPushed).flatMap(output => {
    const names = csvAttributes(output).filter(({ key }) => key === 'name');
    return names.flatMap(({ value }) => value.split(','));
  });
  return [...new Set([...named, ...build.tags])];
}

/** What a build is to leave behind: references that it pushes to, and names that it loads. */
export function wantedReferences(build: BuildInputs): {
  readonly pushed: readonly string[];
  readonly loaded: readonly string[];
} {
  return { pushed: pushes(build) ? pushedReferences(build) : [], loaded: build.load ? build.tags : [] };
}

/** An output that stays on this machine, in words. */
export function outputName(output: string): string {
  const attributes = csvAttributes(output);
  const place = ['dest', 'name', 'type'].flatMap(
    name => attributes.find(({ key }) => key === name)?.value ?? [],
  );
  return `the output ${place[0] ?? output}`;
}
