// The one error class of the package.

/** An error that says what was wrong, where, and what to do; `code` is for programs. */
export class SitrepError extends Error {
  /**
   * @param {import("./sitrep.d.ts").SitrepErrorCode} code
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = "SitrepError";
    this.code = code;
  }
}

/** @returns {SitrepError} the error that a cancelled call ends with */
export function aborted() {
  return new SitrepError("aborted", "the call was cancelled by its signal");
}

/**
 * What the engine threw, as an error of the package.
 * @param {unknown} thrown
 * @returns {SitrepError}
 */
export function fromEngine(thrown) {
  if (thrown instanceof SitrepError) return thrown;
  const { code, message } = /** @type {{ code?: any, message?: string }} */ (thrown ?? {});
  if (code !== undefined && !(thrown instanceof WebAssembly.RuntimeError)) return new SitrepError(code, message ?? String(thrown));
  const what = `the engine stopped on this text (${message ?? thrown}); other texts can still be read: please report it with the text`;
  return new SitrepError("engine_failed", what, { cause: thrown });
}
