import type { BuildInputs } from '../../request.js';
import { csvAttributes, csvField } from '../../text/csv.js';

/** `index,manifest[linux/amd64]:key=value`, as buildx reads it; without types the manifest is meant. */
const ANNOTATION = /^(?:([a-z-]+(?:\[[\w/-]+\])?(?:,[a-z-]+(?:\[[\w/-]+\])?)*):)?([^=]+)=([\s\S]*)$/;

/** The same as an attribute of an output, here of an index alone. */
const ATTRIBUTE = /^annotation-index(-descriptor)?\./;

const OF_INDEX = /^index(-descriptor)?$/;

/** A build without what it says of an index, and what it says of it. */
interface IndexAnnotations {
  readonly build: BuildInputs;
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * Takes the annotations of an index out of a build, since a build of one platform may have none. Those of the
 * descriptor of an index are dropped: they stand beside an index, in what no registry keeps.
 */
export function takeIndexAnnotations(build: BuildInputs): IndexAnnotations {
  const found: Record<string, string> = {};
  const annotations = build.annotations.flatMap(entry => {
    const [, types = '', key = '', value = ''] = ANNOTATION.exec(entry) ?? [];
    const all = types.split(',');
    const others = all.filter(type => !OF_INDEX.test(type));
    if (others.length === all.length) return [entry];
    if (all.includes('index')) found[key] = value;
    return others.length === 0 ? [] : [`${others.join(',')}:${key}=${value}`];
  });
  const outputs = build.outputs.map(output => {
    const attributes = csvAttributes(output);
    for (const { key, value } of attributes)
      if (key.startsWith('annotation-index.')) found[key.slice('annotation-index.'.length)] = value;
    const others = attributes.filter(({ key }) => !ATTRIBUTE.test(key));
    if (others.length === attributes.length) return output;
    return others.map(({ key, value }) => csvField(value === '' ? key : `${key}=${value}`)).join(',');
  });
  return { build: { ...build, annotations, outputs }, annotations: found };
}
