// Makes a module of the engine smaller by what nobody sees: what a panic would say. In WebAssembly a panic ends in a trap, and its
// text reaches no one; but every check of a bound carries an index, a length and a place in the source for it, and the standard
// library its formatting. Here each function that begins a panic becomes the trap that it ends in, so that wasm-opt drops what only
// fed it, and the places in the source are blanked. The module traps where it trapped before, and does all else as before.

/**
 * Functions of the standard library that never return. By their whole names, as the compiler writes them: a hash stands after the
 * crate's name or at the end. The allocator's `capacity_overflow` for tables is none: it may return an error.
 */
const PANICS = new RegExp(
  "^(core(\\[\\w+\\])?::panicking::.*" +
    "|.*::(slice_index_fail|slice_error_fail(_rt)?|len_mismatch_fail|unwrap_failed|expect_failed|panic_already_(mutably_)?borrowed" +
    "|raw_vec::(handle_error|capacity_overflow)|handle_alloc_error)" +
    "|(.*::)?rust_begin_unwind)(::h[0-9a-f]+)?$",
);
const CUSTOM = 0;
const IMPORT = 2;
const CODE = 10;
const DATA = 11;
/** No locals, `unreachable`, `end`; before it the number of its bytes. */
const TRAP = Buffer.from([3, 0, 0x00, 0x0b]);

/**
 * The module with its panics made traps.
 * @param {Uint8Array} module with its names, as wasm-bindgen leaves it
 * @returns {{ module: Buffer, panics: number, places: number }} and how many functions and places in the source there were
 */
export function trapped(module) {
  const reader = new Reader(Buffer.from(module));
  const sections = reader.sections();
  const names = reader.names(sections);
  const first = reader.importedFunctions(sections);
  const parts = [reader.bytes.subarray(0, 8)];
  let panics = 0;
  let places = 0;
  for (const { id, at, end } of sections) {
    let body = reader.bytes.subarray(at, end);
    if (id === DATA) places = blank(reader.segments(at));
    if (id === CODE) {
      reader.at = at;
      const count = reader.number();
      const bodies = [leb(count)];
      for (let i = 0; i < count; i++) {
        const start = reader.at;
        const length = reader.number();
        reader.at += length;
        const panic = PANICS.test(names.get(first + i) ?? "");
        if (panic) panics++;
        bodies.push(panic ? TRAP : reader.bytes.subarray(start, reader.at));
      }
      body = Buffer.concat(bodies);
    }
    parts.push(Buffer.from([id]), leb(body.length), body);
  }
  return { module: Buffer.concat(parts), panics, places };
}

/**
 * Blanks each `core::panic::Location` (address and length of a file's name, line, column, four bytes each) and the names they point
 * to, in place: where nothing was blanked twice, four numbers point to the whole name of a Rust file by chance as good as never.
 * @param {{ address: number, data: Buffer }[]} segments
 */
function blank(segments) {
  const places = [];
  const files = new Map();
  for (const { address, data } of segments) {
    for (let i = -address & 3; i + 16 <= data.length; i += 4) {
      const [name, length, line, column] = [0, 4, 8, 12].map((offset) => data.readUInt32LE(i + offset));
      if (length < 4 || length > 300 || line === 0 || line > 100_000 || column === 0 || column > 1000) continue;
      const segment = segments.find((s) => name >= s.address && name + length <= s.address + s.data.length);
      const file = segment?.data.subarray(name - segment.address, name - segment.address + length);
      if (!file || !/^[\w./+@-]+\.rs$/.test(file.toString("latin1"))) continue;
      places.push(data.subarray(i, i + 16));
      files.set(`${name} ${length}`, file);
    }
  }
  for (const bytes of [...places, ...files.values()]) bytes.fill(0);
  return places.length;
}

/** A number as WebAssembly writes it: seven bits a byte, the lowest first. */
function leb(number) {
  const bytes = [];
  for (; number > 0x7f; number >>>= 7) bytes.push((number & 0x7f) | 0x80);
  return Buffer.from([...bytes, number]);
}

/** Reads what of a module is needed: its sections, names, imported functions and data. */
class Reader {
  at = 8;

  /** @param {Buffer} bytes */
  constructor(bytes) {
    this.bytes = bytes;
  }

  number() {
    let [value, shift, byte] = [0, 0, 0x80];
    for (; byte & 0x80; shift += 7) {
      byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << shift;
    }
    return value >>> 0;
  }

  string() {
    const length = this.number();
    this.at += length;
    return this.bytes.toString("utf8", this.at - length, this.at);
  }

  sections() {
    const found = [];
    for (this.at = 8; this.at < this.bytes.length; ) {
      const id = this.bytes[this.at++];
      const length = this.number();
      found.push({ id, at: this.at, end: this.at + length });
      this.at += length;
    }
    return found;
  }

  /** The functions' names by their numbers, from the section "name". */
  names(sections) {
    const names = new Map();
    for (const { at, end } of sections.filter(({ id }) => id === CUSTOM)) {
      this.at = at;
      if (this.string() !== "name") continue;
      while (this.at < end) {
        const functions = this.bytes[this.at++] === 1;
        const next = this.number() + this.at;
        if (functions) for (let left = this.number(); left > 0; left--) names.set(this.number(), this.string());
        this.at = next;
      }
    }
    return names;
  }

  /** How many functions are imported: they come before the module's own in the count. */
  importedFunctions(sections) {
    const section = sections.find(({ id }) => id === IMPORT);
    if (!section) return 0;
    this.at = section.at;
    let functions = 0;
    for (let left = this.number(); left > 0; left--) {
      this.string();
      this.string();
      const kind = this.bytes[this.at++];
      if (kind === 0) functions++;
      // A function's type; a table's type of elements, a memory's limits, or a global's two bytes.
      if (kind === 0) this.number();
      if (kind === 1) this.at++;
      if (kind === 3) this.at += 2;
      if (kind === 1 || kind === 2) {
        const most = this.bytes[this.at++] & 1;
        this.number();
        if (most) this.number();
      }
    }
    return functions;
  }

  /** The pieces of data that lie at an address the module names, as parts of its bytes. */
  segments(at) {
    this.at = at;
    const found = [];
    for (let left = this.number(); left > 0; left--) {
      // Kind 0: `i32.const ADDRESS end` and the bytes. Others are for several memories, which this engine has not.
      if (this.number() !== 0 || this.bytes[this.at++] !== 0x41) return [];
      const address = this.number();
      this.at++;
      const length = this.number();
      found.push({ address, data: this.bytes.subarray(this.at, this.at + length) });
      this.at += length;
    }
    return found;
  }
}
