// Panics made traps in a module: what the build does to the engine, on a small module.

import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { trapped } from "../../scripts/lib/traps.js";

/** Adds one where the number is at most 9, else panics: a place in the source lies at 32, its file's name at 8, and a date at 48. */
const SOURCE = String.raw`(module
  (import "js" "said" (func $js::said (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 8) "src/events/a.rs")
  (data (i32.const 32) "\08\00\00\00\0f\00\00\00\0c\00\00\00\05\00\00\00")
  (data (i32.const 48) "\08\00\00\00\03\00\00\00\e8\07\00\00\0b\00\00\00")
  (func $"PANIC" (param i32 i32 i32) (call $js::said (local.get 2)) (unreachable))
  (func $table::capacity_overflow (param i32) (result i32) (i32.const 7))
  (func $add (export "add") (param i32) (result i32)
    (if (i32.gt_u (local.get 0) (i32.const 9)) (then (call $"PANIC" (local.get 0) (i32.const 10) (i32.const 32))))
    (i32.add (local.get 0) (i32.const 1)))
  (func $full (export "full") (result i32) (call $table::capacity_overflow (i32.const 1))))`;

function module(panic) {
  binaryen.setDebugInfo(true);
  return binaryen.parseText(SOURCE.replaceAll("PANIC", panic)).emitBinary();
}

async function run(bytes) {
  const said = [];
  const { instance } = await WebAssembly.instantiate(bytes, { js: { said: (place) => said.push(place) } });
  const { memory, add, full } = /** @type {any} */ (instance.exports);
  return { said, add, full, memory: Buffer.from(memory.buffer, 0, 64) };
}

for (const name of ["core::panicking::panic_bounds_check", "core[c5930c85a12de822]::slice::index::slice_index_fail", "core::option::unwrap_failed::h0123456789abcdef"]) {
  test(`${name} becomes a trap, and all else stays`, async () => {
    const before = await run(module(name));
    assert.throws(() => before.add(10), WebAssembly.RuntimeError);
    assert.deepEqual(before.said, [32]);

    const { module: bytes, panics, places } = trapped(module(name));
    assert.deepEqual([panics, places], [1, 1]);
    const after = await run(bytes);
    assert.throws(() => after.add(10), WebAssembly.RuntimeError);
    assert.deepEqual(after.said, []);
    assert.equal(after.add(9), 10);
    assert.equal(after.full(), 7);
    assert.deepEqual([...after.memory.subarray(0, 48)], Array(48).fill(0));
    assert.deepEqual(after.memory.subarray(48), before.memory.subarray(48), "four numbers that point to no file's name");
  });
}

test("a function that is no panic is left alone, and counted as none", async () => {
  const { module: bytes, panics } = trapped(module("table::grow"));
  assert.equal(panics, 0);
  const { add, said } = await run(bytes);
  assert.throws(() => add(10), WebAssembly.RuntimeError);
  assert.deepEqual(said, [32]);
});
