import { createHash } from 'node:crypto';
import { askBuildx } from '../engine/buildx/ask.js';
import { configArguments } from '../engine/buildx/imagetools.js';
import { inspectArguments } from '../engine/buildx/release-inputs.js';
import { ActionError } from '../errors.js';
import { harmless } from '../text/defuse.js';
import { normalPlatform } from '../text/platform.js';
import type { Answer, Asking } from '../tool/ask.js';
import { badRecord } from './bad-record.js';
import type { Admitted } from './judge.js';
import { imagesOf, type Manifest, readManifest } from './manifest.js';

/** A digest as the registry has it. */
export interface Source extends Admitted {
  /** Short forms, each once. */
  readonly platforms: readonly string[];
  /** Every manifest that it brings: images and their attestations. */
  readonly manifests: readonly string[];
}

/** How a registry is asked. */
interface Registry extends Asking {
  readonly builder: string;
}

/**
 * Asks the registry for a digest. What it answers is checked against the digest: it cannot answer another image.
 * @throws ActionError NO_DIGEST or BAD_RECORD
 */
export async function lookAt(admitted: Admitted, tools: Registry): Promise<Source> {
  const { reference, from, record } = admitted;
  const raw = answered(await askBuildx(inspectArguments(reference, tools.builder), tools), admitted);
  if (digestOf(raw) !== record.digest)
    throw badRecord(from, 'the registry answers with something else than what has this digest');
  const manifest = readManifest(raw);
  if (manifest === undefined) throw badRecord(from, 'its digest is neither that of an image nor of an index');
  const platforms = await platformsIn(manifest, admitted, tools);
  if (record.platforms.length > 0 && !isSameSet(record.platforms, platforms))
    throw badRecord(
      from,
      `it speaks of ${record.platforms.join(', ')}, and the image is for ${platforms.join(', ')}`,
    );
  const { children } = manifest;
  const manifests = children.length === 0 ? [record.digest] : children.map(({ digest }) => digest);
  return { ...admitted, platforms, manifests };
}

/** `sha256:…` of a text. */
export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

async function platformsIn(manifest: Manifest, admitted: Admitted, tools: Registry): Promise<string[]> {
  const named =
    manifest.children.length === 0
      ? [await platformOfConfig(admitted, tools)]
      : imagesOf(manifest).map(({ platform }) => normalPlatform(platform));
  const platforms = named.filter(platform => platform !== undefined);
  if (platforms.length === named.length && platforms.length > 0) return platforms;
  throw badRecord(admitted.from, 'an image in its digest says nothing of its platform');
}

/** An image without an index says its platform in its config alone. */
async function platformOfConfig(admitted: Admitted, tools: Registry): Promise<string | undefined> {
  const answer = await askBuildx(configArguments(admitted.reference, tools.builder), tools);
  const { os, architecture, variant } = asObject(answered(answer, admitted));
  return normalPlatform([os, architecture, variant].filter(Boolean).join('/'));
}

function asObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function answered({ code, stdout, stderr }: Answer, { reference }: Admitted): string {
  if (code === 0) return stdout;
  const words = harmless(stderr.trim().split('\n').at(-1) ?? '').slice(0, 500);
  throw new ActionError({
    code: 'NO_DIGEST',
    message: `The registry does not give ${reference}: ${words || 'buildx did not answer'}.`,
    hint: 'Was it pushed there by its build, and not removed since? Is docker/login-action before this step, with the right to read there?',
  });
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return new Set([...some, ...others]).size === new Set(some).size && some.length === others.length;
}
