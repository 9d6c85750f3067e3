// Threads that read, and who waits for one. Hides that a thread may die: only the call it was on is lost, and the next one starts
// another. What a thread is, a browser's worker or Node's, the caller hands in.

import { SitrepError, aborted } from "./error.js";

/**
 * @typedef {object} Port a started thread
 * @property {(message: object) => void} post
 * @property {() => void} stop
 * @property {(busy: boolean) => void} [hold] whether it keeps the program from ending
 * @typedef {(answered: (data: any) => void, died: (why: string) => void) => Port} Start
 * @typedef {{ message: object, signal: AbortSignal | undefined, resolve: (value: any) => void, reject: (error: Error) => void, cancel: () => void }} Call
 */

export class Pool {
  #start;
  #hello;
  #size;
  /** @type {Set<Thread>} */
  #threads = new Set();
  /** @type {Call[]} */
  #waiting = [];
  #closed = false;

  /**
   * @param {Start} start
   * @param {object} hello the first message to a thread
   * @param {number} size how many threads there are at most
   */
  constructor(start, hello, size) {
    this.#start = start;
    this.#hello = hello;
    this.#size = size;
  }

  /** Starts the first thread, and gives what it answers. */
  async open() {
    const thread = this.#another();
    const version = await thread.ready;
    this.#next();
    return version;
  }

  /**
   * Asks when a thread is free; given up at once if the signal is given, while it waits or while it is read.
   * @param {object} message
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>}
   */
  ask(message, signal) {
    if (this.#closed) return Promise.reject(new SitrepError("closed", "this reader was closed: make a new one with createSitrep()"));
    if (signal?.aborted) return Promise.reject(aborted());
    return new Promise((resolve, reject) => {
      const cancel = () => {
        const at = this.#waiting.indexOf(call);
        if (at >= 0) this.#waiting.splice(at, 1);
        // WebAssembly cannot be interrupted: a cancelled call costs its thread.
        for (const thread of this.#threads) if (thread.call === call) this.#end(thread, aborted());
        call.reject(aborted());
      };
      /** @type {Call} */
      const call = {
        ...{ message, signal, cancel },
        resolve: (value) => resolve((signal?.removeEventListener("abort", cancel), value)),
        reject: (error) => reject((signal?.removeEventListener("abort", cancel), error)),
      };
      signal?.addEventListener("abort", cancel);
      this.#waiting.push(call);
      this.#next();
    });
  }

  /** Ends all threads; who waits is told. */
  close() {
    this.#closed = true;
    const error = new SitrepError("closed", "the reader was closed while it read");
    for (const call of this.#waiting.splice(0)) call.reject(error);
    for (const thread of this.#threads) this.#end(thread, error);
  }

  // Gives calls that wait to threads that do not work.
  #next() {
    if (this.#closed) return;
    for (const thread of this.#threads) {
      if (thread.idle && this.#waiting.length > 0) this.#work(thread);
    }
    const starting = [...this.#threads].filter((thread) => thread.starting).length;
    for (let n = starting; n < this.#waiting.length && this.#threads.size < this.#size; n++) {
      const thread = this.#another();
      thread.ready.then(
        () => this.#next(),
        // It could not start: nobody else can, so one of those who wait is told why.
        (error) => {
          this.#waiting.shift()?.reject(error);
          this.#next();
        },
      );
    }
  }

  #another() {
    const thread = new Thread(this.#start, this.#hello, () => this.#threads.delete(thread));
    this.#threads.add(thread);
    return thread;
  }

  /** @param {Thread} thread */
  #work(thread) {
    const call = /** @type {Call} */ (this.#waiting.shift());
    thread.call = call;
    thread.send(call.message).then(call.resolve, (error) => {
      // A trap leaves the WebAssembly's memory in an unknown state: the next text gets a new one.
      if (error.code === "engine_failed") this.#end(thread, error);
      call.reject(error);
    }).finally(() => {
      thread.call = undefined;
      this.#next();
    });
  }

  /**
   * @param {Thread} thread
   * @param {Error} error
   */
  #end(thread, error) {
    this.#threads.delete(thread);
    thread.end(error);
  }
}

/** One thread. Each message to it is answered or, if it dies, rejected; there is never more than one at a time. */
class Thread {
  /** @type {Call | undefined} */
  call;
  starting = true;
  /** @type {Promise<any>} */
  ready;
  #port;
  #ended = false;
  /** @type {{ resolve: (value: any) => void, reject: (error: Error) => void } | undefined} */
  #caller;

  /**
   * @param {Start} start
   * @param {object} hello
   * @param {() => void} ended
   */
  constructor(start, hello, ended) {
    const answered = (/** @type {any} */ { value, json, bytes, parse, error }) => {
      const caller = this.#settled();
      if (error) return caller?.reject(new SitrepError(error.code, error.message));
      const string = bytes ? new TextDecoder().decode(bytes) : json ?? value;
      caller?.resolve(parse || json !== undefined ? JSON.parse(string) : string);
    };
    this.#port = start(answered, (why) => {
      ended();
      this.end(new SitrepError("worker_died", `the worker died (${why}); the next call starts a new one`));
    });
    this.ready = this.send(hello).then(
      (value) => ((this.starting = false), value),
      (error) => {
        ended();
        this.end(error);
        throw error;
      },
    );
    this.ready.catch(() => {});
  }

  /** Whether it is ready and has nothing to do. */
  get idle() {
    return !this.#ended && !this.starting && this.call === undefined && this.#caller === undefined;
  }

  /**
   * @param {object} message
   * @returns {Promise<any>}
   */
  send(message) {
    return new Promise((resolve, reject) => {
      this.#caller = { resolve, reject };
      this.#port.hold?.(true);
      try {
        this.#port.post(message);
      } catch (error) {
        // What cannot be copied to another thread (a function in a report, say).
        const why = `an argument cannot be handed to the worker (${/** @type {Error} */ (error).message}): hand in plain values`;
        this.#settled()?.reject(new SitrepError("invalid_option", why, { cause: error }));
      }
    });
  }

  /**
   * Stops it; whoever waits for it gets the error.
   * @param {Error} error
   */
  end(error) {
    this.#ended = true;
    this.#port.stop();
    this.#settled()?.reject(error);
  }

  #settled() {
    const caller = this.#caller;
    this.#caller = undefined;
    if (!this.#ended) this.#port.hold?.(false);
    return caller;
  }
}
