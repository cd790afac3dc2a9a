import { describe, expect, test } from '@jest/globals';
import { findInstruction } from '../../src/report/instruction.js';

const DOCKERFILE = `# syntax=docker/dockerfile:1
FROM python:3 AS build
ARG MODEL
RUN --mount=type=secret,id=hf_token,env=HF_TOKEN \\
    # a comment between
    pip install \\
      hf
RUN echo one
COPY --chown=1:1 requirements.txt ./app/
RUN echo one
WORKDIR /app
ADD . /srv
`;

const find = (createdBy: string) =>
  findInstruction(createdBy, { file: 'Dockerfile', dockerfile: DOCKERFILE });

describe('the instruction that made a layer', () => {
  test.each([
    ['RUN /bin/sh -c pip install       hf # buildkit', 4],
    ['RUN |1 MODEL=a b /bin/sh -c pip install hf # buildkit', 4],
    ['RUN /bin/sh -c echo one # buildkit', 10], // the last of equal ones
    ['COPY requirements.txt ./app/ # buildkit', 9],
    ['COPY requirements.txt /app # buildkit', 9],
    ['WORKDIR /app', 11],
    ['ADD . /srv # buildkit', 12],
    // Podman's
    ['/bin/sh -c --mount=type=secret,id=hf_token pip install       hf', 4],
    ['|1 MODEL=a b /bin/sh -c pip install hf', 4],
    [`/bin/sh -c #(nop) COPY file:${'a1'.repeat(32)} in ./app/ `, 9],
    ['/bin/sh -c #(nop) WORKDIR /app', 11],
    [`/bin/sh -c #(nop) ADD dir:${'a1'.repeat(32)} in /srv `, 12],
  ])('%s is in line %i', (createdBy, line) => {
    expect(find(createdBy)).toMatchObject({ file: 'Dockerfile', line });
  });

  test('has its text without what the builder adds', () => {
    expect(find('RUN |1 MODEL=x /bin/sh -c pip install hf # buildkit').text).toBe('RUN pip install hf');
  });

  test('of another Dockerfile has no line', () => {
    expect(find('RUN /bin/sh -c make # buildkit')).toEqual({ text: 'RUN make', file: '', line: 0 });
  });

  test('is cut when it is long', () => {
    expect(find(`RUN /bin/sh -c ${'x'.repeat(1000)}`).text).toHaveLength(201);
  });
});
