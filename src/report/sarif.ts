import { createHash } from 'node:crypto';
import type { Place } from '../errors.js';
import { lettersOf, visibleLine } from '../text/visible.js';
import { shortened } from '../text/words.js';
import { VERSION } from '../version.js';
import type { Told } from './journal.js';
import type { Instruction, Report, ReportedFinding, ReportedGap } from './report.js';
import { findingSentence, gapSentence } from './sentences.js';

/** What a log is made from. */
export interface SarifParts {
  readonly report: Report;
  /** What the checks before the build said, and what the step failed with. */
  readonly told: readonly Told[];
  /** The Dockerfile, as messages name it: where a result stands that has no line. */
  readonly dockerfile: string;
}

/** GitHub takes no more results of a run. */
const MAX_RESULTS = 5000;

/** OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0". */
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** A rule is what went wrong; the most severe comes first. `security-severity` is GitHub's, from 0 to 10. */
const RULES = [
  {
    id: 'leak',
    name: 'SecretLeft',
    shortDescription: { text: 'A secret is in what was built' },
    fullDescription: {
      text: 'The value of a mounted secret stands in a layer, the config, an attestation, the cache or the log.',
    },
    help: {
      text: 'Read the secret in a RUN by --mount=type=secret, delete what it was written to in the same RUN, and rotate it.',
    },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['security', 'secret'], 'security-severity': '9.0', precision: 'very-high' },
  },
  {
    id: 'unscanned',
    name: 'NotSearched',
    shortDescription: { text: 'A part of what was built could not be searched' },
    fullDescription: {
      text: 'It is damaged, encrypted, too deep, or in a format that is not read: it may hold a secret.',
    },
    help: { text: 'Remove it from the image, or store it in a format that can be read.' },
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['security'], 'security-severity': '5.0', precision: 'high' },
  },
  {
    id: 'contract',
    name: 'SecretMountBroken',
    shortDescription: { text: 'A secret mount of the Dockerfile cannot work, or would leak' },
    fullDescription: {
      text: 'What the Dockerfile mounts and what the build passes do not fit, or a secret stands in the wrong place.',
    },
    help: { text: 'The message has a corrected line to copy.' },
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['security'], 'security-severity': '4.0', precision: 'high' },
  },
  {
    id: 'docker-check',
    name: 'DockerCheck',
    shortDescription: { text: "One of the builder's own checks of the Dockerfile" },
    fullDescription: { text: 'See https://docs.docker.com/reference/build-checks/.' },
    help: { text: 'The message names the check and the page about it.' },
    defaultConfiguration: { level: 'note' },
    properties: { tags: ['maintainability'], precision: 'high' },
  },
] as const;

type RuleId = (typeof RULES)[number]['id'];

/** Codes that speak of a Dockerfile, a context or a secret in it: the others are no matter of the code. */
const CONTRACT: ReadonlySet<string> = new Set(['BAD_DOCKERFILE', 'NO_TOKEN', 'SECRET_IN_CONTEXT']);

const LEVELS = { error: 'error', warning: 'warning', notice: 'note' } as const;

/** The log of a run as SARIF 2.1.0 has it, for code scanning. It never holds a secret's bytes. */
export function sarif(parts: SarifParts): object {
  const { report, dockerfile } = parts;
  const results = [
    ...report.findings.map(finding => leakResult(finding, dockerfile)),
    ...report.unscanned.map(gap => gapResult(gap, dockerfile)),
    ...parts.told.flatMap(told => toldResult(told, dockerfile)),
  ];
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'hf-secret-build', semanticVersion: VERSION, rules: RULES } },
        columnKind: 'utf16CodeUnits',
        automationDetails: { id: 'hf-secret-build/' },
        properties: { verdict: report.verdict, image: report.image },
        results: results.slice(0, MAX_RESULTS),
      },
    ],
  };
}

function leakResult(finding: ReportedFinding, dockerfile: string) {
  const { secret, form, path, role, platform, instruction } = finding;
  return result(
    { rule: 'leak', level: 'error', text: findingSentence(finding), place: placeOf(instruction, dockerfile) },
    [secret, form, path, role, platform, instruction?.text ?? ''],
  );
}

function gapResult(gap: ReportedGap, dockerfile: string) {
  const { reason, path, role, platform, instruction } = gap;
  return result(
    { rule: 'unscanned', level: 'warning', text: gapSentence(gap), place: placeOf(instruction, dockerfile) },
    [reason, path, role, platform, instruction?.text ?? ''],
  );
}

function toldResult({ level, code, message, hint, place }: Told, dockerfile: string) {
  const isCheck = code === 'DOCKER_CHECK';
  if (!isCheck && !CONTRACT.has(code)) return [];
  const about: About = {
    rule: isCheck ? 'docker-check' : 'contract',
    level: isCheck ? 'note' : LEVELS[level],
    text: `${message} ${hint}`.trim(),
    place: place ?? { file: dockerfile, line: 0 },
  };
  // The line is no part of what tells one from another: it moves with every line above.
  return [result(about, [code, message.replace(/:\d+/g, '')])];
}

interface About {
  readonly rule: RuleId;
  readonly level: 'error' | 'warning' | 'note';
  readonly text: string;
  readonly place: Place;
}

function result({ rule, level, text, place }: About, sameness: readonly string[]) {
  return {
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ id }) => id === rule),
    level,
    message: { text: plainMessage(shortened(lettersOf(visibleLine(text)), 2000)) },
    // GitHub shows nothing that stands nowhere.
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(place.file),
          region: { startLine: Math.max(1, place.line) },
        },
      },
    ],
    partialFingerprints: {
      'hfSecretBuild/v1': createHash('sha256')
        .update(JSON.stringify([rule, ...sameness]))
        .digest('hex'),
    },
  };
}

/**
 * A text as a plain text message has it, so that nothing in it is a link or a placeholder (SARIF 2.1.0, sections
 * 3.11.5 and 3.11.6). Other braces stay: viewers show them as they are.
 */
function plainMessage(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&').replace(/\{(\d+)\}/g, '{{$1}}');
}

function placeOf(instruction: Instruction | null, dockerfile: string): Place {
  const isKnown = instruction !== null && instruction.file !== '';
  return isKnown ? { file: instruction.file, line: instruction.line } : { file: dockerfile, line: 0 };
}

/** RFC 3986: a path of the repository is relative to its root, another one an address of its own. */
function artifact(file: string): { readonly uri: string; readonly uriBaseId?: string } {
  const uri = (file || 'Dockerfile').replace(/^\.\//, '').split('/').map(encodeURIComponent).join('/');
  return uri.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}
