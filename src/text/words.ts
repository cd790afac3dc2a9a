/** `3.4 GB`, in powers of ten as disks and registries count. */
export function bytesText(bytes: number): string {
  if (bytes < 999.5) return `${Math.round(bytes)} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  // Its rounded value has to stay below 1000: not 1000.0 kB but 1.0 MB.
  const power = units.findIndex((_, index) => bytes < 999.95 * 1000 ** (index + 1));
  const unit = power === -1 ? units.length - 1 : power;
  return `${(bytes / 1000 ** (unit + 1)).toFixed(1)} ${units[unit]}`;
}

/** `1 place`, `2 places`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** `23 ms`, `0.3 s`, `41.2 s`, `3 min 20 s`. */
export function secondsText(seconds: number): string {
  if (seconds < 0.0995) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 99.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** A bar of eighths of blocks; `share` is from 0 to 1. What is not nothing is at least a sliver. */
export function barText(share: number, width: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * width * 8);
  const count = share > 0 ? Math.max(1, eighths) : 0;
  return '█'.repeat(Math.floor(count / 8)) + (['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][count % 8] ?? '');
}

/** A text of at most so many characters. */
export function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
