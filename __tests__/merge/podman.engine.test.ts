import { afterAll, expect, test } from '@jest/globals';
import { parseRecord, recordText } from '../../src/merge/record.js';
import { build, disposeAll } from '../engines/build.js';
import { testPodman } from '../engines/engines.js';
import { indexAt, makeImage, merge, putImage, recordFor } from './digests.js';

const found = testPodman();
if (found === undefined)
  throw new Error('These tests need Podman. Run them by `npm test`, which installs it.');
const engine = found;
afterAll(disposeAll);

test('what Podman pushed under a tag is merged with what others pushed by digest', async () => {
  const image = makeImage();
  const { job } = await build({ engine, with: { push: 'true', tags: `${image}:native` } });
  const record = job.outputs['digest-record'] ?? '';
  expect(parseRecord(record)).toMatchObject({
    images: [image],
    digest: job.outputs['digest'],
    verdict: 'clean',
  });
  const other = recordFor(image, await putImage(image, 'linux/s390x'));
  const tag = `${image}:1`;
  const merged = await merge({ with: { digests: `${record}\n${recordText(other)}`, tags: tag } });
  expect(merged.said).toEqual([]);
  await merged.job.dispose();
  const index = await indexAt(tag);
  expect(index?.digest).toBe(merged.digest);
  expect(index?.index.manifests.map(({ digest }) => digest)).toEqual([job.outputs['digest'], other.digest]);
});
