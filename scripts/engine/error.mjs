/**
 * Why there is no engine, and what to do about it.
 *
 * `missing` means that this machine has none and can get none; `failed` means that one was tried and broke.
 */
export class EngineError extends Error {
  /**
   * @param {'missing' | 'failed'} code
   * @param {string} message one sentence: what is missing or broken
   * @param {{ hint?: string, cause?: unknown }} [more] hint: one sentence, what to do
   */
  constructor(code, message, { hint, cause } = {}) {
    super(hint === undefined ? message : `${message} ${hint}`, { cause });
    this.name = 'EngineError';
    this.code = code;
    this.hint = hint;
  }
}
