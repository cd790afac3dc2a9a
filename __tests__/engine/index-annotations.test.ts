import { expect, test } from '@jest/globals';
import { takeIndexAnnotations } from '../../src/engine/buildx/index-annotations.js';
import { NOTHING } from './build-inputs.js';

test.each([
  [['a.b=c'], ['a.b=c'], {}],
  [['index:a.b=c=d'], [], { 'a.b': 'c=d' }],
  [['index,manifest[linux/amd64]:a=b'], ['manifest[linux/amd64]:a=b'], { a: 'b' }],
  [['index-descriptor:a=b', 'manifest-descriptor:a=b'], ['manifest-descriptor:a=b'], {}],
  [['org.url=http://index:8/a=b'], ['org.url=http://index:8/a=b'], {}],
])('%j', (given, others, annotations) => {
  const taken = takeIndexAnnotations({ ...NOTHING, annotations: given });
  expect(taken.build.annotations).toEqual(others);
  expect(taken.annotations).toEqual(annotations);
});

test('those of an output', () => {
  const outputs = [
    'type=image,"name=a,b",annotation-index.x=y,annotation.z=w,annotation-index-descriptor.v=u',
  ];
  const taken = takeIndexAnnotations({ ...NOTHING, outputs });
  expect(taken.build.outputs).toEqual(['type=image,"name=a,b",annotation.z=w']);
  expect(taken.annotations).toEqual({ x: 'y' });
});
