// What <sitrep-report> shows: text nodes only, never markup out of an article.

/**
 * @typedef {import("./sitrep.d.ts").Event} SitrepEvent
 */

/** The style of the element; custom properties and parts change it from outside. */
export function style() {
  const sheet = new CSSStyleSheet();
  // A sheet made by script needs no leave from a Content-Security-Policy.
  sheet.replaceSync(`
    :host { display: block; font: var(--sitrep-font, inherit); color: var(--sitrep-color, inherit) }
    article { white-space: pre-wrap; line-height: 1.5 }
    mark { background: var(--sitrep-mark, #fde68a); color: var(--sitrep-mark-color, #1f1300); border-radius: 2px }
    mark[aria-current] { outline: 2px solid var(--sitrep-accent, #b45309) }
    ul { list-style: none; margin: var(--sitrep-gap, 1em) 0 0; padding: 0 }
    button { font: inherit; color: inherit; background: none; border: 0; border-left: 3px solid var(--sitrep-accent, #b45309); padding: .3em .6em; text-align: start; width: 100%; cursor: pointer }
    button[aria-pressed=true] { background: color-mix(in srgb, var(--sitrep-accent, #b45309) 15%, transparent) }
    button:focus-visible { outline: 2px solid var(--sitrep-accent, #b45309) }
    [part~=error] { color: var(--sitrep-error, #b91c1c) }
  `);
  return sheet;
}

/**
 * @param {string} text
 * @param {import("./sitrep.d.ts").Report} report
 * @param {(event: SitrepEvent) => void} select
 * @returns {DocumentFragment}
 */
export function draw(text, report, select) {
  const out = document.createDocumentFragment();
  const article = element("article", "article");
  article.lang = report.document.language;
  const list = element("ul", "events");
  list.setAttribute("aria-label", report.document.language === "fr" ? "Événements" : "Events");
  /** @type {Map<SitrepEvent, [HTMLElement[], HTMLButtonElement]>} */
  const shown = new Map();
  for (const event of report.events) {
    const button = /** @type {HTMLButtonElement} */ (element("button", "event"));
    button.type = "button";
    button.part.add(`event-${event.type.replaceAll("_", "-")}`);
    button.setAttribute("aria-pressed", "false");
    button.append(...line(event));
    button.onclick = () => {
      for (const [other, [marks, itsButton]] of shown) {
        itsButton.setAttribute("aria-pressed", String(other === event));
        for (const mark of marks) other === event ? mark.setAttribute("aria-current", "true") : mark.removeAttribute("aria-current");
      }
      shown.get(event)?.[0][0]?.scrollIntoView({ block: "nearest" });
      select(event);
    };
    const item = document.createElement("li");
    item.append(button);
    list.append(item);
    shown.set(event, [[], button]);
  }
  mark(article, text, report.events, (event, node) => {
    shown.get(event)?.[0].push(node);
    node.onclick = () => shown.get(event)?.[1].click();
  });
  out.append(article, list);
  return out;
}

/**
 * The text with the triggers of its events marked; where two stand on the same words the first has them.
 * @param {HTMLElement} article
 * @param {string} text
 * @param {SitrepEvent[]} events
 * @param {(event: SitrepEvent, node: HTMLElement) => void} marked
 */
function mark(article, text, events, marked) {
  const triggers = events.flatMap((event) => event.mentions.map((span) => ({ event, ...span })));
  triggers.sort((a, b) => a.start - b.start || b.end - a.end);
  let at = 0;
  for (const { event, start, end } of triggers) {
    if (start < at) continue;
    article.append(text.slice(at, start));
    const node = element("mark", "mark");
    node.part.add(`mark-${event.type.replaceAll("_", "-")}`);
    node.textContent = text.slice(start, end);
    article.append(node);
    marked(event, node);
    at = end;
  }
  article.append(text.slice(at));
}

/** @param {SitrepEvent} event */
function line(event) {
  const words = (/** @type {{ text: string }[]} */ spans) => spans.map((span) => span.text).join(", ");
  const cells = [
    ["type", event.type.replaceAll("_", " ")],
    ["who", [words(event.agents), words(event.targets)].filter(Boolean).join(" → ")],
    ["where", words(event.places)],
    ["when", event.time?.start ?? event.time?.text ?? ""],
    ["count", event.quantities.map((q) => `${q.text} ${q.kind}`).join(", ")],
  ];
  return cells.filter(([, cell]) => cell).flatMap(([part, cell], i) => {
    const span = element("span", part);
    span.textContent = cell;
    return i > 0 ? [" · ", span] : [span];
  });
}

/**
 * @param {string} tag
 * @param {string} part
 */
function element(tag, part) {
  const made = document.createElement(tag);
  made.part.add(part);
  return made;
}
