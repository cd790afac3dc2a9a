import { describe, expect, test } from '@jest/globals';
import { ProgressReader } from '../../src/log/progress.js';
import { StepTimes } from '../../src/log/step-times.js';

/** Lines with the second at which each came. */
const LINES: readonly (readonly [number, string])[] = [
  [0.1, '#1 [internal] load build definition from Dockerfile'],
  [0.1, '#1 DONE 0.0s'],
  [0.2, '#4 [1/4] FROM docker.io/library/busybox'],
  [0.2, '#4 DONE 0.0s'],
  [0.3, '#5 [2/4] RUN make'],
  [0.3, '#5 0.1 #6 DONE 9.0s'],
  [1.0, '#4 DONE 0.7s'],
  [1.1, '#6 [3/4] COPY . /app'],
  [1.1, '#6 CACHED'],
  [4.3, '#5 DONE 4.0s'],
  [4.4, '#7 [4/4] RUN false'],
  [5.4, '#7 ERROR: process did not complete'],
  [5.4, '#8 exporting to image'],
];

describe('the times of steps', () => {
  test('are those that buildx tells at their ends', () => {
    const times = new StepTimes();
    const reader = new ProgressReader();
    for (const [second, text] of LINES) {
      const line = reader.read('err', { line: text, isContinued: false });
      if (line.kind === 'step') times.line(line, second * 1000);
    }
    const steps = times
      .steps(6000)
      .map(({ name, end, start, seconds }) => [name, end, Math.round(start), seconds]);
    expect(steps).toEqual([
      ['[internal] load build definition from Dockerfile', 'ran', 100, 0],
      ['[1/4] FROM docker.io/library/busybox', 'ran', 300, 0.7],
      ['[2/4] RUN make', 'ran', 300, 4],
      ['[3/4] COPY . /app', 'cached', 1100, 0],
      ['[4/4] RUN false', 'failed', 4400, 1],
      ['exporting to image', 'open', 5400, expect.closeTo(0.6)],
    ]);
  });

  test('of Podman go from one step to the next', () => {
    const times = new StepTimes();
    const said: readonly (readonly [number, string])[] = [
      [0, '[1/2] STEP 1/2: FROM busybox AS build'],
      [1, '[1/2] STEP 2/2: RUN make'],
      [1, '--> Using cache 0123'],
      [2, '[2/2] STEP 1/1: FROM busybox'],
      [4.5, 'COMMIT app'],
    ];
    for (const [second, text] of said) times.podmanLine(text, second * 1000);
    expect(times.steps(9000)).toEqual([
      { name: '[stage-0 1/2] FROM busybox AS build', end: 'ran', start: 0, seconds: 1 },
      { name: '[stage-0 2/2] RUN make', end: 'cached', start: 1000, seconds: 0 },
      { name: '[stage-1 1/1] FROM busybox', end: 'ran', start: 2000, seconds: 2.5 },
    ]);
  });

  test('are of no more steps than anybody wants to see', () => {
    const times = new StepTimes();
    for (let step = 0; step < 5000; step++) times.line({ step: `${step}`, text: `#${step} [1/2] RUN x` }, 0);
    expect(times.steps(0).length).toBe(2000);
  });
});
