import * as core from '@actions/core';
import type { ActionError, Place } from '../errors.js';
import type { Problem } from '../preflight/problem.js';
import type { Redact } from '../secret/redact.js';

/** Shows what a check found, on its line where it has one. */
export function annotate({ level, code, message, hint, place }: Problem, redact: Redact): void {
  const write = { error: core.error, warning: core.warning, notice: core.notice }[level];
  write(redact(`${message} ${hint}`.trim()), { title: `hf-secret-build: ${code}`, ...at(place, redact) });
}

/** Shows the error that ends the step. */
export function annotateError(error: ActionError, redact: Redact): void {
  const { code, message, hint, place } = error;
  annotate({ level: 'error', code, message, hint, ...(place === undefined ? {} : { place }) }, redact);
  if (code === 'INTERNAL') core.debug(redact(String(error.stack)));
}

function at(place: Place | undefined, redact: Redact): core.AnnotationProperties {
  if (place === undefined) return {};
  return { file: redact(place.file), ...(place.line === 0 ? {} : { startLine: place.line }) };
}
