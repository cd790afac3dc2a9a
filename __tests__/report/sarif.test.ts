import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import type { Told } from '../../src/report/journal.js';
import { emptyReport } from '../../src/report/report.js';
import { sarif } from '../../src/report/sarif.js';
import { VERSION } from '../../src/version.js';
import { validatorOf } from './schema.js';
import { CLEAN, hugeStory, LEAK, MISSING_TOKEN, UNSCANNED } from './stories.js';

const require = createRequire(import.meta.url);

/** The schema that OASIS published, out of a package of Microsoft's. */
const validate = validatorOf(
  readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
);

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
      readonly region: { readonly startLine: number };
    };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly Result[];
    },
  ];
}

const logOf = (parts: Partial<Parameters<typeof sarif>[0]>): Log =>
  JSON.parse(
    JSON.stringify(
      sarif({
        report: emptyReport('skipped', { reason: 'x', secrets: [] }),
        told: [],
        dockerfile: 'Dockerfile',
        ...parts,
      }),
    ),
  ) as Log;

const resultsOf = (parts: Partial<Parameters<typeof sarif>[0]>) => logOf(parts).runs[0].results;

const told = (parts: Partial<Told>): Told => ({
  level: 'error',
  code: 'BAD_DOCKERFILE',
  message: 'Dockerfile:3 is wrong.',
  hint: 'Write it.',
  ...parts,
});

/** The embedded links of a plain text message, by the grammar of SARIF 2.1.0, section 3.11.6. */
const linksIn = (message: string) =>
  message.match(/(?<!\\)(?:\\\\)*\[(?:[^\\[\]]|\\[\\[\]])*\]\([^)]*\)/g) ?? [];

/** What a viewer shows of a message without links and arguments. */
const shown = (message: string) => message.replace(/\\([\\[\]])/g, '$1').replace(/\{\{(\d+)\}\}/g, '{$1}');

describe('the log for code scanning', () => {
  test.each([
    ['clean', { report: CLEAN.report, told: CLEAN.told }],
    ['leak', { report: LEAK.report }],
    ['unscanned', { report: UNSCANNED.report }],
    ['missing token', { told: [MISSING_TOKEN.failure] }],
    [
      'huge, of hostile texts',
      { report: hugeStory('\u0000<b>\u202e %5F').report, dockerfile: 'a b/Döckerfile' },
    ],
  ])('is what the schema of SARIF 2.1.0 wants: %s', (_, { ...parts }) => {
    expect(validate(logOf(parts as Parameters<typeof logOf>[0]))).toEqual([]);
  });

  test('is refused by that schema when it is another one', () => {
    const log = logOf({ report: LEAK.report });
    expect(validate({ ...log, version: '2.0.0' })).not.toEqual([]);
    expect(validate({ ...log, runs: [{ ...log.runs[0], results: [{ level: 'fatal' }] }] })).not.toEqual([]);
  });

  test('has a rule for each kind, and each result its line of the Dockerfile', () => {
    const results = resultsOf({
      report: { ...LEAK.report, unscanned: UNSCANNED.report.unscanned },
      told: [
        told({ place: { file: 'ai/Dockerfile', line: 3 } }),
        told({ code: 'DOCKER_CHECK', level: 'warning' }),
        told({ code: 'PUSH_FAILED' }),
      ],
      dockerfile: 'ai/nemotron/Dockerfile',
    });
    const places = results.map(({ ruleId, level, locations: [location] }) => [
      ruleId,
      level,
      `${location?.physicalLocation.artifactLocation.uri}:${location?.physicalLocation.region.startLine}`,
    ]);
    expect(places).toEqual([
      ['leak', 'error', 'ai/nemotron/Dockerfile:4'],
      ['leak', 'error', 'ai/nemotron/Dockerfile:1'],
      ['unscanned', 'warning', 'ai/nemotron/Dockerfile:8'],
      ['contract', 'error', 'ai/Dockerfile:3'],
      ['docker-check', 'note', 'ai/nemotron/Dockerfile:1'],
    ]);
    const { rules } = logOf({}).runs[0].tool.driver;
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
  });

  test('knows a result again when the lines above it moved, and tells it from others', () => {
    const prints = (line: number) =>
      resultsOf({
        told: [told({ message: `Dockerfile:${line} is wrong.`, place: { file: 'Dockerfile', line } })],
      }).map(({ partialFingerprints }) => partialFingerprints['hfSecretBuild/v1']);
    expect(prints(3)).toEqual(prints(9));
    const [one, other] = resultsOf({ report: LEAK.report });
    expect(one?.partialFingerprints).not.toEqual(other?.partialFingerprints);
  });

  test.each([
    '[open](https://example.com/)',
    '![x](https://example.com/x.png)',
    '\\[open](https://example.com/)',
    '[a](0) {0} {1}',
    '\\\\[a\\](sarif:/runs/0)',
    'echo ${A[0]} "$(b)"',
  ])('shows %s from outside as the text that it is', foreign => {
    const [finding] = LEAK.report?.findings ?? [];
    const [gap] = UNSCANNED.report?.unscanned ?? [];
    if (finding === undefined || gap === undefined) throw new Error('no finding');
    const instruction = { text: foreign, file: foreign, line: 3 };
    const results = resultsOf({
      report: {
        ...LEAK.report,
        findings: [{ ...finding, path: foreign, instruction }],
        unscanned: [{ ...gap, path: foreign, message: foreign, instruction }],
      },
      told: [told({ message: foreign, hint: foreign })],
    });
    expect(results).toHaveLength(3);
    for (const { message } of results) {
      expect(linksIn(message.text)).toEqual([]);
      expect(message.text.replaceAll('{{', '').match(/\{\d+\}/)).toBeNull();
      expect(shown(message.text)).toContain(foreign);
    }
  });

  test('names paths of the repository from its root, others by their address', () => {
    const uri = (file: string) =>
      resultsOf({ told: [told({ place: { file, line: 1 } })] })[0]?.locations[0]?.physicalLocation
        .artifactLocation;
    expect(uri('./a b/Dockerfile')).toEqual({ uri: 'a%20b/Dockerfile', uriBaseId: '%SRCROOT%' });
    expect(uri('/srv/Dockerfile')).toEqual({ uri: 'file:///srv/Dockerfile' });
  });
});

test('the version of the tool is that of the package', () => {
  expect(VERSION).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
});
