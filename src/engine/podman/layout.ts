import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blobPath } from '../../scan/image/layout.js';
import { asDescriptors, asText, type JsonObject, parseObject } from '../../scan/image/oci-json.js';

/** A manifest without a media type is OCI's (OCI image-spec, manifest.md). */
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

/**
 * Makes the folder of an OCI layout's blobs: Podman's `dir:` transport fills it with files that are named by the
 * hex of their sha256, which is what a layout has there, so the search can begin while it writes.
 * @returns the folder for `dir:`
 */
export function openLayout(layout: string): string {
  const blobs = join(layout, 'blobs', 'sha256');
  mkdirSync(blobs, { recursive: true, mode: 0o700 });
  return blobs;
}

/**
 * Completes the layout: the manifests, which `dir:` names otherwise, become blobs, and an index names the first.
 * @returns the digest of the image's manifest or list
 * @throws Error when Podman wrote no manifest
 */
export function closeLayout(layout: string): string {
  const blobs = join(layout, 'blobs', 'sha256');
  for (const name of readdirSync(blobs)) {
    const [, hex] = /^([0-9a-f]{64})\.manifest\.json$/.exec(name) ?? [];
    if (hex !== undefined) renameSync(join(blobs, name), join(blobs, hex));
  }
  const bytes = readFileSync(join(blobs, 'manifest.json'));
  const manifest = parseObject(bytes);
  if (manifest === undefined) throw new Error('the manifest that Podman wrote is no JSON object');
  const hex = createHash('sha256').update(bytes).digest('hex');
  renameSync(join(blobs, 'manifest.json'), join(blobs, hex));
  rmSync(join(blobs, 'version'), { force: true }); // of the transport, not of the image
  const mediaType = asText(manifest['mediaType']) || OCI_MANIFEST;
  const root = { mediaType, digest: `sha256:${hex}`, size: bytes.length, ...platformOf(manifest, layout) };
  writeFileSync(join(layout, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [root] }));
  writeFileSync(join(layout, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  return root.digest;
}

/** The platform of a single image, which its config knows; those of a list are in the list. */
function platformOf(manifest: JsonObject, layout: string): { platform?: object } {
  const [config] = asDescriptors([manifest['config']]);
  if (config === undefined) return {};
  const { os, architecture, variant } = parseObject(readFileSync(blobPath(layout, config.digest))) ?? {};
  return { platform: { os: asText(os), architecture: asText(architecture), variant: asText(variant) } };
}
