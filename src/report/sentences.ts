import type { ReportedSecret } from '../secret/secrets.js';
import type { Instruction, ReportedFinding, ReportedGap, ReportedPlace } from './report.js';

/** Says in one sentence where a secret stands, for a person who has to remove it. */
export function findingSentence(finding: ReportedFinding): string {
  const { secret, form, count } = finding;
  const times = count > 1 ? `, ${count} times` : '';
  if (finding.role === 'log') {
    return `The secret '${secret}' is in the log of the build${printedBy(finding)} (${form}${times}).`;
  }
  return `The secret '${secret}' is in ${placeOf(finding)} (${form}${times}).`;
}

/** Says in one sentence what could not be searched, and why. */
export function gapSentence(gap: ReportedGap): string {
  return `Not searched: ${placeOf(gap)} (${gap.reason}): ${gap.message}.`;
}

/** Names the parts of secrets that are not searched for, `id (password, token)`; '' for none. */
export function unsearchedParts(secrets: readonly ReportedSecret[]): string {
  return secrets
    .flatMap(({ id, unsearched = [] }) => (unsearched.length === 0 ? [] : `${id} (${unsearched.join(', ')})`))
    .join(', ');
}

function placeOf(place: ReportedPlace & { readonly part?: string; readonly offset?: number }): string {
  const file = inFile(place);
  // The index and the metadata stand beside the blobs.
  const isDocument = place.role === 'document' && place.path !== '';
  const where = isDocument ? file : [file, blobName(place)].filter(Boolean).join(' of ');
  return `${where}${madeBy(place)}`;
}

function inFile({ path, part, offset }: ReportedPlace & { part?: string; offset?: number }): string {
  if (path === '') return offset === undefined ? '' : `byte ${offset}`;
  if (part === 'header') return `the name or attributes of ${path}`;
  return path;
}

function blobName({ role, layer, platform, blob }: ReportedPlace): string {
  const on = platform === '' ? '' : ` for ${platform}`;
  const short = blob === '' ? '' : ` (${blob.slice(0, 19)}…)`;
  switch (role) {
    case 'layer':
      return `layer ${layer}${on}${short}`;
    case 'config':
      return `the image config${on}${short}: its environment, labels or history`;
    case 'manifest':
    case 'attestation manifest':
    case 'index':
      return `the ${role}${on}${short}: its annotations`;
    case 'attestation':
      return `the provenance or SBOM${short}`;
    case 'cache layer':
    case 'cache config':
      return `the cache export${short}`;
    case 'document':
      return 'the metadata';
    default:
      return `a blob of the image layout${short}`;
  }
}

/** `path` names the step of the log. */
function printedBy({ path, instruction }: ReportedPlace): string {
  const step = path === '' ? '' : ` (${path})`;
  return instruction === null ? step : `${step}, printed by ${instructionText(instruction)}`;
}

function madeBy({ instruction }: ReportedPlace): string {
  return instruction === null ? '' : `, made by ${instructionText(instruction)}`;
}

function instructionText({ file, line, text }: Instruction): string {
  return `${line === 0 ? '' : `${file}:${line}, `}\`${text}\``;
}
