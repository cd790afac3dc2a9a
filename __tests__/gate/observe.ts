import { readFileSync } from 'node:fs';

/** The report as a later step reads it. */
export interface ReadReport {
  readonly version: number;
  readonly verdict: string;
  readonly image: string;
  readonly secrets: readonly Readonly<Record<string, unknown>>[];
  readonly searched: Readonly<Record<string, number>>;
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  readonly unscanned: readonly Readonly<Record<string, unknown>>[];
}

/** Reads the report that the step's output names; it is there until post. */
export function readReport(outputs: Readonly<Record<string, string>>): ReadReport {
  return JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8')) as ReadReport;
}

/** What was sent to a repository of the registry: the lines of its log that are no questions. */
export function uploadsTo(reference: string): string[] {
  const repository = reference.replace(/^[^/]+\//, '').replace(/:[^:]*$/, '');
  const log = readFileSync(process.env['HF_TEST_REGISTRY_LOG'] ?? '', 'utf8');
  return log
    .split('\n')
    .filter(line => line.includes(`/v2/${repository}/`) && /"(POST|PUT|PATCH) /.test(line));
}
