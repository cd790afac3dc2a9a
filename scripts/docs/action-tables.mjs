// Tables of an action's inputs and outputs, from its metadata.
import { parse } from 'yaml';

/** The inputs of docker/build-push-action, which mean the same here. */
const PEER = new Set(
  `add-hosts allow annotations attests build-args build-contexts builder cache-from cache-to call cgroup-parent
  context file github-token labels load network no-cache no-cache-filters outputs platforms provenance pull push sbom
  secrets secret-envs secret-files shm-size ssh tags target ulimit`.split(/\s+/),
);

/**
 * @param {string} yaml of an action.yml
 * @param {'own' | 'peer' | undefined} which undefined for all
 */
export function inputTable(yaml, which) {
  /** @type {Record<string, { description: string, default?: string, required?: boolean }>} */
  const inputs = parse(yaml).inputs ?? {};
  const rows = Object.entries(inputs)
    .filter(([name]) => which === undefined || PEER.has(name) === (which === 'peer'))
    .map(([name, input]) => [`\`${name}\``, shown(input), cell(input.description)]);
  return table(['input', 'default', 'meaning'], rows);
}

/** @param {string} yaml of an action.yml */
export function outputTable(yaml) {
  /** @type {Record<string, { description: string }>} */
  const outputs = parse(yaml).outputs ?? {};
  const rows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, cell(description)]);
  return table(['output', 'meaning'], rows);
}

/** @param {{ default?: string, required?: boolean }} input */
function shown({ default: value = '', required = false }) {
  if (String(value) !== '') return `\`${value}\``;
  return required ? 'required' : '';
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

/**
 * @param {readonly string[]} heads
 * @param {readonly (readonly string[])[]} rows
 */
function table(heads, rows) {
  const lines = [heads, heads.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |\n`);
  return lines.join('').replaceAll('| ---', '|---').replaceAll(' |---', '|---').replaceAll('--- |', '---|');
}
