import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { dockerfileName } from '../../src/dockerfile/place.js';

const REPOSITORY = 'https://github.com/octocat/app.git';

describe('the name of a Dockerfile', () => {
  test.each([
    ['', '.', 'Dockerfile'],
    ['', './web', 'web/Dockerfile'],
    ['./docker/../docker/Dockerfile.hf', '.', 'docker/Dockerfile.hf'],
    [join(process.cwd(), 'a/Dockerfile'), '.', 'a/Dockerfile'],
    ['/etc/Dockerfile', '.', '/etc/Dockerfile'],
    ['../Dockerfile', '.', '../Dockerfile'],
    ['', `${REPOSITORY}#abc`, 'Dockerfile'],
    ['Dockerfile.hf', `${REPOSITORY}#abc:ai/nemotron`, 'ai/nemotron/Dockerfile.hf'],
    ['', `${REPOSITORY}?ref=abc&subdir=ai`, 'ai/Dockerfile'],
    ['https://example.org/Dockerfile', `${REPOSITORY}#abc`, ''],
  ])('%j in %s', (file, context, expected) => {
    expect(dockerfileName(file, { context, buildContexts: [], isOwnRepository: true })).toBe(expected);
  });

  test('of another repository is none that GitHub knows', () => {
    const context = 'https://github.com/other/app.git#main';
    expect(dockerfileName('', { context, buildContexts: [], isOwnRepository: false })).toBe('');
  });
});
