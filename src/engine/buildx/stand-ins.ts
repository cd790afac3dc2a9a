import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { blobPath } from '../../scan/image/layout.js';
import type { KnownLayer } from '../engine.js';

/**
 * Puts a stand-in for each blob into the layout before it is written: a file of the blob's name and size without
 * content, which takes no space. The export leaves out what is there already (containerd's content store looks at
 * name and size), so the builder sends only what is new. They are never read, and gone before anything leaves.
 */
export function placeStandIns(layout: string, blobs: readonly KnownLayer[]): void {
  for (const { digest, size } of blobs) {
    const file = blobPath(layout, digest);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const fd = openSync(file, 'wx', 0o600);
    try {
      ftruncateSync(fd, size);
    } finally {
      closeSync(fd);
    }
  }
}

/** Removes the stand-ins: what would push them finds nothing, instead of zeros. */
export function removeStandIns(layout: string, blobs: readonly KnownLayer[]): void {
  for (const { digest } of blobs) rmSync(blobPath(layout, digest), { force: true });
}
