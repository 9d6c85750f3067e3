// Worker threads: what they read is what is read in process, and every call is answered whatever befalls a thread.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SitrepError, createSitrep } from "sitrep";
import { Pool } from "../../js/pool.js";
import { seeds } from "./seeds.js";

/** The code of the error that a call ends with. */
const codeOf = (call) => call.then(() => "no error", (error) => (error instanceof SitrepError ? error.code : String(error)));

test("threads read what is read in process, in the order of the articles", { timeout: 120_000 }, async () => {
  const [threads, inProcess] = await Promise.all([createSitrep({ workers: 2 }), createSitrep()]);
  const articles = seeds.map(({ name, text }) => ({ id: name, text }));
  const [some, others] = [[], []];
  for await (const { report } of threads.extractAll(articles, { concurrency: 5 })) some.push(report);
  for await (const { report } of inProcess.extractAll(articles)) others.push(report);
  assert.deepEqual(some, others);
  assert.equal(await threads.export(await threads.merge(some), "csv"), await inProcess.export(await inProcess.merge(others), "csv"));
  await threads.close();
  assert.equal(await codeOf(threads.extract("a")), "closed");
});

test("a call under way is cancelled, and the next one is answered", { timeout: 120_000 }, async () => {
  const sitrep = await createSitrep({ workers: 1 });
  const long = seeds.map(({ text }) => text).join("\n\n").repeat(100);
  const stop = new AbortController();
  const call = codeOf(sitrep.extract(long, { signal: stop.signal }));
  const behind = sitrep.extract("The army left.");
  setTimeout(() => stop.abort(), 300);
  const began = performance.now();
  assert.equal(await call, "aborted");
  assert.ok(performance.now() - began < 5000);
  assert.equal((await behind).sentences.length, 1);
  await sitrep.close();
});

test("progress is told, and a signal ends a run", { timeout: 60_000 }, async () => {
  const sitrep = await createSitrep({ workers: 2 });
  const stop = new AbortController();
  const progress = [];
  const run = async () => {
    for await (const { index } of sitrep.extractAll(Array(20).fill("The army left."), { signal: stop.signal, onProgress: ({ done, total }) => progress.push(`${done}/${total}`) })) {
      if (index === 2) stop.abort();
    }
  };
  assert.equal(await codeOf(run()), "aborted");
  assert.deepEqual(progress, ["1/20", "2/20", "3/20"]);
  await sitrep.close();
});

/** Threads that are none: they answer as a test says. */
function pretend(behaviour, size = 1) {
  let started = 0;
  const start = (answered, died) => {
    const number = (started += 1);
    return { post: (message) => queueMicrotask(() => behaviour({ message, number, answered, died })), stop: () => {} };
  };
  return { pool: new Pool(start, { hello: true }, size), started: () => started };
}

test("a thread that dies costs its call alone", async () => {
  const { pool, started } = pretend(({ message, answered, died }) => (message.task === "die" ? died("it ended with 1") : answered({ value: message.task ?? "0.1.0" })));
  assert.equal(await pool.open(), "0.1.0");
  const calls = ["one", "die", "two", "die", "three"].map((task) => pool.ask({ task }));
  const seen = await Promise.allSettled(calls);
  assert.deepEqual(seen.map((one) => (one.status === "fulfilled" ? one.value : one.reason.code)), ["one", "worker_died", "two", "worker_died", "three"]);
  assert.equal(started(), 3);
});

test("a thread that dies while it has nothing to do is not asked again", async () => {
  let kill;
  const { pool, started } = pretend(({ message, answered, died }) => ((kill = died), answered({ value: message.task ?? "0.1.0" })));
  await pool.open();
  kill("out of memory");
  assert.equal(await pool.ask({ task: "one" }), "one");
  assert.equal(started(), 2);
});

test("where no thread can be started again, every call is told", async () => {
  const { pool } = pretend(({ message, number, answered, died }) => {
    if (number > 1) answered({ error: { code: "missing_file", message: "the file is gone" } });
    else if (message.hello) answered({ value: "0.1.0" });
    else died("killed");
  });
  await pool.open();
  const seen = await Promise.all(["a", "b", "c"].map((task) => codeOf(pool.ask({ task }))));
  assert.deepEqual(seen, ["worker_died", "missing_file", "missing_file"]);
});

test("closing tells those who wait and those who are read", async () => {
  const { pool } = pretend(({ message, answered }) => message.hello && answered({ value: "0.1.0" }), 2);
  await pool.open();
  const calls = ["a", "b", "c", "d"].map((task) => codeOf(pool.ask({ task })));
  await new Promise((resolve) => setTimeout(resolve, 20));
  pool.close();
  assert.deepEqual(await Promise.all(calls), ["closed", "closed", "closed", "closed"]);
});

test("an argument that no thread can be handed is refused", async () => {
  const sitrep = await createSitrep({ workers: 1 });
  const report = /** @type {any} */ ({ document: () => 1, sentences: [] });
  assert.equal(await codeOf(sitrep.merge([report])), "invalid_option");
  assert.equal((await sitrep.extract("The army left.")).sentences.length, 1);
  await sitrep.close();
});
