import { describe, expect, test } from '@jest/globals';
import {
  decidesMediaTypes,
  layoutInputs,
  storeInputs,
  streamInputs,
} from '../../src/engine/buildx/rehearsal-inputs.js';
import {
  exportInputs,
  inspectArguments,
  layoutReferences,
  pushArguments,
  pushInputs,
} from '../../src/engine/buildx/release-inputs.js';
import { isPushed } from '../../src/engine/outputs.js';
import type { BuildInputs } from '../../src/request.js';
import { NOTHING } from './build-inputs.js';

const inputs = (some: Partial<BuildInputs>): BuildInputs => ({ ...NOTHING, ...some });

describe('the build that is searched', () => {
  const layout = (some: Partial<BuildInputs>) => layoutInputs(inputs(some), '/t/layout');

  test('has a layout as its only result, whatever was wanted', () => {
    const wanted = { push: true, load: true, tags: ['a:1'], outputs: ['type=local,dest=out'] };
    expect(layout(wanted)).toMatchObject({
      outputs: ['type=oci,tar=false,dest=/t/layout'],
      push: false,
      load: false,
      tags: ['a:1'],
    });
  });

  test.each([
    [
      'type=image,name=a,push=true,compression=zstd,force-compression=true',
      'compression=zstd,force-compression=true',
    ],
    ['type=registry,oci-mediatypes=false,compression-level=3', 'oci-mediatypes=false,compression-level=3'],
    ['type=image,"name=a,b",push-by-digest=true,name-canonical=true,push=true', ''],
    ['type=oci,dest=x.tar,annotation.a=b', 'annotation.a=b'],
    ['type=docker,dest=x.tar,rewrite-timestamp=true', 'rewrite-timestamp=true'],
  ])('%s keeps what decides the bytes', (output, kept) => {
    const expected = ['type=oci,tar=false,dest=/t/layout', kept].filter(Boolean).join(',');
    expect(layout({ outputs: [output] }).outputs).toEqual([expected]);
  });

  test('takes the attributes of the pushed output', () => {
    const outputs = ['type=docker,dest=x,compression=zstd', 'type=image,push=true,compression=estargz'];
    expect(layout({ outputs }).outputs[0]).toContain('compression=estargz');
  });

  test.each<[string[], string[]]>([
    [[], []],
    [['type=inline'], ['type=inline']],
    [['user/app:cache'], ['type=local,dest=/t/layout,mode=min']],
    [['type=gha,mode=max,scope=x'], ['type=local,dest=/t/layout,mode=max']],
    [
      ['type=registry,ref=a,mode=max,compression=zstd', 'type=inline', 'type=local,dest=b'],
      ['type=inline', 'type=local,dest=/t/layout,mode=max,compression=zstd'],
    ],
  ])('keeps the cache %j here', (cacheTo, kept) => {
    expect(layout({ cacheTo }).cacheTo).toEqual(kept);
  });

  test('goes into the store, or comes as a stream, where there is no layout', () => {
    const wanted = inputs({ push: true, tags: ['a'], outputs: ['type=registry'], cacheTo: ['type=gha'] });
    expect(storeInputs(wanted)).toMatchObject({
      load: true,
      push: false,
      tags: [],
      outputs: [],
      cacheTo: [],
    });
    expect(streamInputs(wanted)).toMatchObject({ outputs: ['type=oci,dest=-'], push: false, cacheTo: [] });
  });
});

describe('the release', () => {
  test.each<[Partial<BuildInputs>, readonly string[] | undefined]>([
    [{ push: true, tags: ['a:1', 'b:1'] }, ['a:1', 'b:1']],
    [{ push: true }, undefined],
    [{ tags: ['a:1'] }, undefined],
    [{ outputs: ['type=registry,name=a:1'] }, ['a:1']],
    [{ outputs: ['type=image,"name=a:1,b:1",push=true,compression=zstd'] }, ['a:1', 'b:1']],
    [{ outputs: ['type=image,push=true'], tags: ['a:1'] }, ['a:1']],
    [{ outputs: ['type=image,name=a,push-by-digest=true,push=true'] }, undefined],
    [{ outputs: ['type=image,name=a,push=true,registry.insecure=true'] }, undefined],
    [{ outputs: ['type=image,name=a,push=true', 'type=local,dest=o'] }, undefined],
    [{ push: true, tags: ['a:1'], outputs: ['type=image,compression=zstd'] }, undefined],
  ])('of %j pushes the layout to %j', (some, references) => {
    expect(layoutReferences(inputs(some))).toEqual(references);
  });

  test('from the cache never builds again, and only pushes', () => {
    const wanted = inputs({
      ...{ push: true, noCache: true, pull: true, noCacheFilters: ['a'], cacheFrom: ['x'], load: true },
      ...{ cacheTo: ['type=gha', 'type=inline'], outputs: ['type=local,dest=o', 'type=registry,name=a'] },
    });
    expect(pushInputs(wanted)).toMatchObject({
      ...{ push: true, noCache: false, pull: false, noCacheFilters: [], cacheFrom: [], load: false },
      ...{ cacheTo: ['type=inline'], outputs: ['type=registry,name=a'] },
    });
  });

  test('leaves nothing to do before when only a push was wanted', () => {
    expect(exportInputs(inputs({ push: true, cacheTo: ['type=inline'] }), [])).toBeUndefined();
    expect(exportInputs(inputs({ push: true, outputs: ['type=image,name=a'] }), [])).toBeUndefined();
    expect(exportInputs(inputs({ outputs: ['type=registry,name=a'] }), [])).toBeUndefined();
  });

  test('comes after everything else that was wanted', () => {
    const wanted = inputs({
      push: true,
      load: true,
      cacheFrom: ['type=gha'],
      outputs: ['type=local,dest=o'],
    });
    expect(exportInputs(wanted, [])).toMatchObject({
      ...{ push: false, load: true, outputs: ['type=local,dest=o'], cacheTo: [], cacheFrom: [] },
    });
    expect(exportInputs(inputs({ push: true, cacheFrom: ['type=gha'] }), ['type=gha'])).toMatchObject({
      ...{ push: false, outputs: ['type=cacheonly'], cacheTo: ['type=gha'], cacheFrom: ['type=gha'] },
    });
    expect(exportInputs(inputs({ tags: ['a:1'] }), [])).toMatchObject({ outputs: [], tags: ['a:1'] });
  });

  test('is done by these arguments', () => {
    const push = { builder: 'b', references: ['a:1', 'c:1'], directory: '/t/layout', digest: 'sha256:0' };
    expect(pushArguments(push)).toEqual([
      ...['imagetools', 'create', '--builder', 'b', '--prefer-index=false', '--progress=plain'],
      ...['--tag', 'a:1', '--tag', 'c:1', 'oci-layout:///t/layout@sha256:0'],
    ]);
    expect(inspectArguments('a@sha256:0', '')).toEqual(['imagetools', 'inspect', '--raw', 'a@sha256:0']);
  });
});

test.each([
  ['type=registry', true],
  ['type=image,push=true', true],
  ['type=image,push=false', false],
  ['type=image', false],
  ['type=oci,dest=x', false],
])('%s is pushed: %s', (output, pushed) => {
  expect(isPushed(output)).toBe(pushed);
});

test('media types are decided by attributes and annotations', () => {
  expect(decidesMediaTypes(inputs({}))).toBe(false);
  expect(decidesMediaTypes(inputs({ annotations: ['a=b'] }))).toBe(true);
  expect(decidesMediaTypes(inputs({ outputs: ['type=image,oci-mediatypes=true'] }))).toBe(true);
});
