import type { Verdict } from '../request.js';
import type { LayoutSearch } from '../scan/image/layout-search.js';
import type { ReportedSecret } from '../secret/secrets.js';
import { VERSION } from '../version.js';

/** An index may name as many images, and a manifest as many layers, as it likes. */
const MAX_IMAGES = 64;
const MAX_LAYERS = 500;

/** Version of the report's schema, docs/report.schema.json; it grows when a reader of the old one would be wrong. */
const SCHEMA_VERSION = 1;

/** The report that later steps read, as JSON. */
export interface Report {
  readonly version: typeof SCHEMA_VERSION;
  readonly tool: 'hf-secret-build';
  readonly toolVersion: string;
  readonly verdict: Verdict;
  /** Why nothing could be searched; '' otherwise. */
  readonly reason: string;
  /** Digest of the image or index that was searched. */
  readonly image: string;
  readonly secrets: readonly ReportedSecret[];
  readonly searched: {
    readonly blobs: number;
    /** How many of them an earlier search for the same secrets stands for. */
    readonly known: number;
    /** Unpacked. */
    readonly bytes: number;
    /** Byte patterns that were looked for at once. */
    readonly patterns: number;
    readonly seconds: number;
  };
  readonly findings: readonly ReportedFinding[];
  readonly unscanned: readonly ReportedGap[];
  /** Findings and gaps beyond those listed. */
  readonly more: number;
  /** The images that were searched, one for each platform. */
  readonly images: readonly ReportedImage[];
}

/** An image of what was searched. @internal for its test */
export interface ReportedImage {
  /** Of its manifest. */
  readonly digest: string;
  readonly platform: string;
  /** As it was stored to be searched: compressed, but for Podman's; in bytes. */
  readonly bytes: number;
  readonly layers: readonly ReportedLayer[];
}

export interface ReportedLayer {
  readonly digest: string;
  readonly bytes: number;
  /** Null where the image does not tell. */
  readonly instruction: Instruction | null;
}

/** The part of the image that something is in. */
export interface ReportedPlace {
  readonly blob: string;
  readonly role: string;
  readonly platform: string;
  /** From 1; 0 for what is no layer. */
  readonly layer: number;
  readonly instruction: Instruction | null;
  readonly path: string;
}

/** The Dockerfile instruction that made a layer. */
export interface Instruction {
  readonly text: string;
  /** '' and 0 where the Dockerfile is not at hand or the text stands in it in no certain place. */
  readonly file: string;
  readonly line: number;
}

/** A place of a secret: never its bytes. */
export interface ReportedFinding extends ReportedPlace {
  readonly secret: string;
  readonly form: string;
  readonly part: 'content' | 'header';
  readonly offset: number;
  readonly count: number;
}

/** Something that could not be searched through. */
export interface ReportedGap extends ReportedPlace {
  readonly reason: string;
  readonly message: string;
}

/** What a report is made from. */
export interface ReportParts {
  readonly image: string;
  readonly secrets: readonly ReportedSecret[];
  readonly patterns: number;
  readonly seconds: number;
  /** Names the instruction that made a layer, from what the builder wrote about it. */
  readonly instruction: (createdBy: string) => Instruction | null;
  /** What an image says about itself may hold the secret anywhere: hides it in a text. */
  readonly hide: (text: string) => string;
}

/** Makes the report of a search. */
export function reportOf(search: LayoutSearch, parts: ReportParts): Report {
  const { hide } = parts;
  const made = (createdBy: string) => (createdBy === '' ? null : parts.instruction(hide(createdBy)));
  const place = ({ blob, path }: LayoutSearch['unscanned'][number] | LayoutSearch['findings'][number]) => ({
    blob: hide(blob.digest),
    role: blob.role,
    platform: hide(blob.platform),
    layer: blob.layer,
    instruction: made(blob.createdBy),
    path: hide(path),
  });
  return {
    version: SCHEMA_VERSION,
    tool: 'hf-secret-build',
    toolVersion: VERSION,
    verdict: search.verdict,
    reason: '',
    image: hide(parts.image),
    secrets: parts.secrets,
    searched: {
      blobs: search.blobs,
      known: search.known,
      bytes: search.bytes,
      patterns: parts.patterns,
      seconds: parts.seconds,
    },
    findings: search.findings.map(finding => ({
      secret: finding.secret,
      form: finding.form,
      ...place(finding),
      part: finding.part,
      offset: finding.offset,
      count: finding.count,
    })),
    unscanned: search.unscanned.map(gap => ({ ...place(gap), reason: gap.reason, message: gap.message })),
    more: search.more,
    images: search.layout.images.slice(0, MAX_IMAGES).map(({ digest, platform, size, layers }) => ({
      digest: hide(digest),
      platform: hide(platform),
      bytes: size,
      layers: layers.slice(0, MAX_LAYERS).map(layer => ({
        digest: hide(layer.digest),
        bytes: layer.size,
        instruction: made(layer.createdBy),
      })),
    })),
  };
}

/** The report with what the log of the build gave away: a secret there has left the build. */
export function withLog(
  report: Report,
  log: { readonly findings: readonly ReportedFinding[]; readonly more: number },
): Report {
  return {
    ...report,
    verdict: 'leak',
    findings: [...log.findings, ...report.findings],
    more: report.more + log.more,
  };
}

/** The report of a run in which nothing was searched, and why. */
export function emptyReport(
  verdict: Verdict,
  { reason, secrets }: { readonly reason: string; readonly secrets: readonly ReportedSecret[] },
): Report {
  const searched = { blobs: 0, known: 0, bytes: 0, patterns: 0, seconds: 0 };
  return {
    version: SCHEMA_VERSION,
    tool: 'hf-secret-build',
    toolVersion: VERSION,
    verdict,
    reason,
    image: '',
    secrets,
    searched,
    findings: [],
    unscanned: [],
    more: 0,
    images: [],
  };
}
