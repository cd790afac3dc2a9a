import type { BuilderCheck, Outline, OutlineAnswer, SensitiveVariable } from '../../dockerfile/outline.js';
import type { Answer } from '../../tool/ask.js';

/** `{"start":{"line":3}}` in a list, as BuildKit writes places. */
type Ranges = readonly { readonly start?: { readonly line?: number } }[];

interface RawOutline {
  readonly secrets?: readonly {
    readonly name?: string;
    readonly required?: boolean;
    readonly location?: { readonly ranges?: Ranges };
  }[];
  readonly sources?: readonly string[];
}

interface RawWarning {
  readonly short?: string;
  readonly url?: string;
  readonly range?: Ranges;
}

/**
 * Reads the answer to `--call=outline,format=json --progress=rawjson`. The texts of warnings and sources are base64
 * in it.
 */
export function readOutline({ code, stdout, stderr }: Answer): OutlineAnswer {
  const raw = code === 0 ? parse<RawOutline>(stdout) : undefined;
  if (raw === undefined) return { outline: undefined, reason: reasonOf(stderr) };
  return { outline: outlineOf(raw, stderr) };
}

function outlineOf(raw: RawOutline, stderr: string): Outline {
  const secrets = (raw.secrets ?? []).map(({ name = '', required = false, location }) => ({
    id: name,
    isRequired: required,
    line: lineOf(location?.ranges),
  }));
  const [source = ''] = raw.sources ?? [];
  const warnings = warningsIn(stderr);
  const sensitive = warnings.flatMap(sensitiveIn);
  return { secrets, sensitive, checks: warnings.flatMap(checkIn), source: decode(source) };
}

/** Why there is no answer: the last line of standard error that is no event. */
function reasonOf(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).filter(line => line.trim() !== '' && !line.startsWith('{'));
  return (lines.at(-1) ?? 'no answer in time').slice(0, 300);
}

function warningsIn(stderr: string): RawWarning[] {
  return stderr
    .split('\n')
    .filter(line => line.startsWith('{"warnings"'))
    .flatMap(line => parse<{ readonly warnings?: readonly RawWarning[] }>(line)?.warnings ?? []);
}

function sensitiveIn({ short = '', range }: RawWarning): SensitiveVariable[] {
  const [, instruction, name = ''] =
    /^SecretsUsedInArgOrEnv:.*\((ARG|ENV) "([^"]*)"\)/.exec(decode(short)) ?? [];
  if (instruction !== 'ARG' && instruction !== 'ENV') return [];
  return [{ instruction, name, line: lineOf(range) }];
}

/** `JSONArgsRecommended: JSON arguments recommended for CMD … (line 4)`. */
function checkIn(warning: RawWarning): BuilderCheck[] {
  const { short = '', range, url = '' } = warning;
  const [, rule, message = ''] = /^([A-Za-z]{3,60}): (.*?)( \(line \d+\))?$/.exec(decode(short)) ?? [];
  if (rule === undefined || sensitiveIn(warning).length > 0) return [];
  const isPage = /^https:\/\/docs\.docker\.com\/[\w./-]+$/.test(url);
  return [{ rule, message, line: lineOf(range), url: isPage ? url : '' }];
}

function lineOf(ranges: Ranges | undefined): number {
  return ranges?.[0]?.start?.line ?? 0;
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}

function parse<T extends object>(text: string): T | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}
