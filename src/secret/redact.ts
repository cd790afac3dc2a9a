/** Replaces every form of every secret in a text by `***`. */
export type Redact = (text: string) => string;

/** Up to this many forms, one regular expression finds out fastest that a line has none of them. */
const MAX_ALTERNATIVES = 200;

/** The engine takes no pattern of more than some ten thousand characters. */
const MAX_PATTERN_LENGTH = 16_384;

/**
 * Makes the function that redacts these texts. Forms that overlap in a text are redacted together: one after the
 * other would show what the second has behind the end of the first. Time does not grow with the number of forms.
 */
export function redactor(forms: readonly string[]): Redact {
  if (forms.length === 0) return text => text;
  const isClean = quickTest(forms);
  const width = Math.min(...forms.map(form => form.length));
  const byStart = new Map<string, string[]>();
  for (const form of forms) {
    const start = form.slice(0, width);
    byStart.set(start, [...(byStart.get(start) ?? []), form]);
  }
  return text => (isClean(text) ? text : redactSpans(text, width, byStart));
}

function redactSpans(text: string, width: number, byStart: ReadonlyMap<string, readonly string[]>): string {
  let shown = '';
  let end = 0; // of the span that was found last
  for (let at = 0; at + width <= text.length; at++) {
    for (const form of byStart.get(text.slice(at, at + width)) ?? []) {
      if (!text.startsWith(form, at)) continue;
      if (at >= end) shown += `${text.slice(end, at)}***`;
      end = Math.max(end, at + form.length);
    }
  }
  return shown + text.slice(end);
}

function quickTest(forms: readonly string[]): (text: string) => boolean {
  const length = forms.reduce((sum, form) => sum + form.length, 0);
  if (forms.length > MAX_ALTERNATIVES || length > MAX_PATTERN_LENGTH) return () => false;
  const pattern = new RegExp(forms.map(form => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'));
  return text => !pattern.test(text);
}
