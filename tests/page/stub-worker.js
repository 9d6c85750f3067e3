// Stands in for the package's worker where a test is about the page and needs a known report. It codes a text by its brackets:
// "[type|e1|t:struck]" is a trigger of event e1, "[e1|agent:The guard]" an agent, and so on; the brackets stay in the text.
// A text with the word SLOW is never answered, one with FAIL is refused.

const ROLE = /\[(?:([a-z_]+)\|)?(e\d+)\|([a-z]+):([^\]]*)\]/g;

self.onmessage = ({ data: { id, text, options } }) => {
  if (text === undefined) return self.postMessage({ id, value: "stub" });
  if (text.includes("SLOW")) return;
  if (text.includes("FAIL")) return self.postMessage({ id, error: { code: "engine_failed", message: "the engine stopped on this text" } });
  self.postMessage({ id, value: report(text, options) });
};

function report(text, { id = "document", published = null, language = "en" }) {
  const events = new Map();
  for (const match of text.matchAll(ROLE)) {
    const [whole, type, event, role, words] = match;
    const start = match.index + whole.length - 1 - words.length;
    const span = { start, end: start + words.length, text: words };
    const known = events.get(event) ?? blank(event);
    events.set(event, known);
    add(known, role, span, type);
  }
  return {
    schema: "sitrep/1",
    document: { id, title: null, language, publication: { start: published, end: published, basis: published ? "given" : "unknown", evidence: [], possible: null } },
    sentences: [],
    events: [...events.values()],
    boilerplate: [...text.matchAll(/Subscribe now/g)].map(({ index }) => ({ start: index, end: index + 13, text: "Subscribe now" })),
    mentions: { actors: [], places: [], times: [], quantities: [] },
    notes: events.size === 0 ? [{ code: "no_trigger", message: "no word of this text tells an event", span: null }] : [],
  };
}

function blank(id) {
  return {
    ...{ id, type: "other", factuality: "occurred", trigger: null, sentence: null, mentions: [], agents: [], targets: [], instruments: [] },
    ...{ places: [], time: null, quantities: [], attribution: [], confidence: 0.7, why: ["frame other", "rule of the stub"] },
    codes: { plover: "ASSAULT", cameo: "190", acled: null },
  };
}

function add(event, role, span, type) {
  const actor = { ...span, kind: "group", id: null, name: null, country: null, sector: null };
  if (role === "t") Object.assign(event, { type, trigger: event.trigger ?? span, sentence: span, mentions: [...event.mentions, span] });
  else if (role === "agent") event.agents.push(actor);
  else if (role === "target") event.targets.push(actor);
  else if (role === "town") {
    // One town for each first letter, in a row.
    const lat = 30 + (span.text.charCodeAt(0) % 26) / 10;
    event.places.push({ ...span, place: { name: span.text, lat, lon: 2 * lat, country: null, admin1: null, geonames: null, feature: "town" }, near: [] });
  } else if (role === "place") event.places.push({ ...span, place: null, near: [] });
  else if (role === "killed") event.quantities.push({ ...span, kind: "killed", unit: "soldiers", who: null, min: 4, max: null, approximate: false });
  else if (role === "source") event.attribution.push({ ...span, actor: null, verb: "said", manner: "reported" });
  else if (role === "status") event.factuality = span.text;
  else if (role === "time") {
    // "on Tuesday" is one day; words with a figure are that day of the month.
    const day = `2031-04-${(span.text.match(/\d+/)?.[0] ?? "8").padStart(2, "0")}`;
    event.time = { span, text: span.text, type: "DATE", value: day, start: day, end: day, granularity: "day", basis: "stated" };
  }
}
