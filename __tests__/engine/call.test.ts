import { describe, expect, test } from '@jest/globals';
import { parseCall } from '../../src/engine/call.js';
import { ActionError } from '../../src/errors.js';

describe('the input call', () => {
  test.each([
    '',
    'build',
    'build,format=json',
    'format=text,build',
    '"build"',
    'build,ignorestatus=true',
    'ignorestatus=0,format=,"build"',
    ',build',
  ])('is a build: %s', text => {
    expect(parseCall(text)).toBe('');
  });

  test.each([
    ['check', 'check'],
    ['lint', 'lint'],
    ['"check"', 'check'],
    ['format=json,outline', 'outline,format=json'],
    ['targets,format=json,ignorestatus=T', 'targets,format=json,ignorestatus=T'],
    ['subrequests.describe', 'subrequests.describe'],
    ['check,"format=a,b"', 'check,"format=a,b"'],
  ])('asks the Dockerfile: %s', (text, call) => {
    expect(parseCall(text)).toBe(call);
  });

  test.each([
    'Build',
    ' build',
    'build ',
    'build,',
    'build,build',
    'check,build',
    'format=json',
    '""',
    'build,ignorestatus=yes',
    'build,output=x',
    'build\ncheck',
    'bu"ild"',
    '"build',
    '"build"x',
    'subrequests',
    'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh',
  ])('is an error that does not repeat it: %j', text => {
    const attempt = () => parseCall(text);
    expect(attempt).toThrow(ActionError);
    expect(attempt).toThrow("Input 'call' is no call of buildx that is known here.");
  });
});
