import { expect, test } from '@jest/globals';
import { ProgressReader } from '../../src/log/progress.js';
import { StepWatch } from '../../src/log/steps.js';

const PROGRESS = `#1 [internal] load build definition from Dockerfile
#1 DONE 0.0s
#4 [stage-0 1/3] FROM docker.io/library/busybox
#4 DONE 0.0s
#5 [stage-0 2/3] RUN make
#5 CACHED
#6 [linux/arm64 3/3] COPY . /app
#6 0.1 #5 DONE 0.0s
#6 DONE 0.2s
#7 [auth] token for a registry
#7 DONE 0.0s
#8 [stage-0 4/4] RUN false
#8 ERROR: process did not complete
#9 [linux/amd64 internal] load metadata for docker.io/library/busybox
#9 DONE 0.1s
#10 [context data] load from client
#10 DONE 0.1s
#11 [internal 2/2] RUN in a stage of that name
#11 DONE 0.1s
#12 [context  2/12] COPY a /a
#12 DONE 0.1s
#13 exporting to image
#13 DONE 1.0s`;

test('the steps that ran are those that were not cached', () => {
  const watch = new StepWatch();
  const reader = new ProgressReader();
  for (const line of PROGRESS.split('\n')) watch.line(reader.read('err', { line, isContinued: false }));
  expect(watch.ran).toEqual([
    '[linux/arm64 3/3] COPY . /app',
    '[internal 2/2] RUN in a stage of that name',
    '[context  2/12] COPY a /a',
  ]);
});
