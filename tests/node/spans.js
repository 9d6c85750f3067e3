// What every report owes to its text, whatever the text is.

import assert from "node:assert/strict";

/** Every object in the report that is a span, with where it is. */
export function spansOf(report) {
  const found = [];
  const queue = [["report", report]];
  while (queue.length > 0) {
    const [where, value] = queue.pop();
    if (value === null || typeof value !== "object") continue;
    if (typeof value.start === "number" && typeof value.text === "string") found.push([where, value]);
    for (const [key, inner] of Object.entries(value)) queue.push([`${where}.${key}`, inner]);
  }
  return found;
}

/** Fails where a span's text is not what the article has at its offsets. */
export function assertSpans(report, text) {
  for (const [where, span] of spansOf(report)) {
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, `${where} lies outside the text`);
    assert.equal(span.text, text.slice(span.start, span.end), `${where} does not quote the text`);
  }
}
