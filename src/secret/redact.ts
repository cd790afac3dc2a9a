/** Replaces every form of every secret in a text by `***`. */
export type Redact = (text: string) => string;

/** Makes the function that redacts these texts; the longest wins where one contains another. */
export function redactor(forms: readonly string[]): Redact {
  if (forms.length === 0) return text => text;
  const escaped = [...forms]
    .sort((a, b) => b.length - a.length)
    .map(form => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(escaped.join('|'), 'g');
  return text => text.replace(pattern, '***');
}
