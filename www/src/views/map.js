/**
 * Where events are, on a map that needs no network. A pin picks its events one after the other. Hides that the map's code and its
 * ground are fetched only when the first events are there, and how it is moved.
 */
import { h, s, fill } from "../dom.js";
import { fieldOf, pinsOf } from "../pins.js";
import { shownOf } from "../told.js";
import { roving } from "./roving.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../pins.js").Pin} Pin */
/** @typedef {typeof import("../map/draw.js") & { ground: import("../map/ground.js").Ground }} Cartography */

/** @returns {Promise<Cartography>} */
async function fetchMap() {
  const [code, { ground }] = await Promise.all([import("../map/draw.js"), import("../map/ground.js")]);
  return { ...code, ground: await ground() };
}

/** @param {Page} page */
export function map(page) {
  const canvas = h("div.canvas");
  const note = h("p.quiet");
  const tools = h("div.zoom");
  const root = h("section.map", { "aria-labelledby": "map-title" });
  /** @type {Cartography | "coming" | "failed" | null} */
  let cartography = null;
  /** @type {import("../map/draw.js").View | null} */
  let view = null;
  let size = { width: 0, height: 0 };
  let moved = false;
  /** Those that the view was made for. */
  let articles = /** @type {unknown} */ (null);
  /** @type {Pin[]} */
  let pins = [];
  /** @type {{ pin: Pin, shape: SVGElement }[]} */
  let shapes = [];
  /** What is drawn, to tell whether it must be drawn again. */
  let drawn = /** @type {unknown[]} */ ([]);

  const draw = () => {
    const { state } = page.store;
    const now = [shownOf(state), state.language, cartography, view, size.width, size.height];
    if (size.width === 0 || now.every((value, i) => value === drawn[i])) return;
    if (now[0] !== drawn[0]) {
      pins = pinsOf(shownOf(state));
      // The map follows new events, unless the reader chose a view; a filter does not move it.
      if (!moved && articles !== state.articles) view = null;
      articles = state.articles;
    }
    if (pins.length > 0) fetchOnce();
    if (cartography === null || typeof cartography === "string") return said();
    if (view === null) view = cartography.viewOf(fieldOf(pins) ?? WORLD, size.width, size.height);
    drawn = [now[0], state.language, cartography, view, size.width, size.height];
    paint(cartography, view);
    said();
  };

  /** @param {Cartography} cartography @param {import("../map/draw.js").View} view */
  const paint = (cartography, view) => {
    const { words, count, language } = page.voice;
    const focused = canvas.contains(document.activeElement) ? document.activeElement?.id : null;
    shapes = [];
    const { width, height } = size;
    const parts = cartography.draw(cartography.ground, pins, view, {
      width,
      height,
      language,
      road: (name) => words.road.replace("{name}", name),
      pin(pin, shape) {
        const text = `${pin.name}: ${count(pin.tellings.length, words.events)}`;
        shape.append(s("title", null, text));
        for (const [key, value] of Object.entries({ role: "button", tabindex: "-1", id: `pin-${pins.indexOf(pin)}`, "aria-label": text })) shape.setAttribute(key, value);
        shape.addEventListener("click", () => page.pickNext(pin.tellings));
        shapes.push({ pin, shape });
      },
    });
    const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": words.map }, ...parts);
    roving(svg, ".pin");
    canvas.replaceChildren(svg);
    light();
    if (focused) document.getElementById(focused)?.focus();
  };

  const said = () => {
    const { words } = page.voice;
    const text = cartography === "failed" ? words.mapFailed : cartography === "coming" ? words.mapComing : pins.length === 0 ? words.noPoint : "";
    note.textContent = text;
    note.hidden = text === "";
  };

  const fetchOnce = () => {
    if (cartography !== null) return;
    cartography = "coming";
    fetchMap().then(
      (found) => {
        cartography = found;
        draw();
      },
      () => {
        cartography = "failed";
        said();
      },
    );
  };

  const light = () => {
    const { current, picked } = page.store.state;
    for (const { pin, shape } of shapes) {
      const lit = picked !== null && pin.tellings.some(({ article, event }) => article.id === current && event.id === picked);
      shape.classList.toggle("lit", lit);
      // What is lit lies over the others.
      if (lit && !shape.contains(document.activeElement)) shape.parentElement?.append(shape);
    }
  };

  /**
   * Shows another part of the map.
   * @param {number} factor how much closer
   * @param {number} dx pixels
   * @param {number} dy pixels
   */
  const move = (factor, dx = 0, dy = 0) => {
    if (view === null || cartography === null || typeof cartography === "string") return;
    moved = true;
    const { width, height } = size;
    const centre = cartography.projectionOf(view, width, height).invert?.([width / 2 - dx, height / 2 - dy]) ?? view.centre;
    const scale = Math.min(cartography.CLOSEST, Math.max(cartography.WIDEST, view.scale * factor));
    view = { centre: [centre[0], Math.min(80, Math.max(-80, centre[1]))], scale };
    wish();
  };
  let wished = false;
  const wish = () => {
    if (wished) return;
    wished = true;
    requestAnimationFrame(() => {
      wished = false;
      draw();
    });
  };
  const whole = () => {
    moved = false;
    view = null;
    draw();
  };
  drags(canvas, move);

  const title = () => {
    const { words } = page.voice;
    fill(
      tools,
      h("button", { type: "button", "aria-label": words.closer, title: words.closer, onclick: () => move(1.6) }, "+"),
      h("button", { type: "button", "aria-label": words.wider, title: words.wider, onclick: () => move(1 / 1.6) }, "−"),
      h("button", { type: "button", "aria-label": words.allEvents, title: words.allEvents, onclick: whole }, "⤢"),
    );
    fill(root, h("h2.hidden", { id: "map-title" }, words.map), h("div.frame", null, canvas, tools, note), h("p.credit", null, words.mapCredit));
  };
  title();
  new ResizeObserver(() => {
    const now = { width: Math.floor(canvas.clientWidth), height: Math.floor(canvas.clientHeight) };
    if (now.width === size.width && now.height === size.height) return;
    size = now;
    if (!moved) view = null;
    draw();
  }).observe(canvas);
  return {
    root,
    /** @param {Set<string>} changed */
    update(changed) {
      if (changed.has("language")) title();
      draw();
      if (changed.has("picked") || changed.has("current")) light();
    },
  };
}

const WORLD = /** @type {[[number, number], [number, number]]} */ ([[-20, 0], [80, 60]]);

/**
 * Moves by dragging, and closer or wider by the wheel with Ctrl, so that a page that is scrolled does not stop at the map.
 * @param {HTMLElement} canvas
 * @param {(factor: number, dx?: number, dy?: number) => void} move
 */
function drags(canvas, move) {
  /** @type {{ x: number, y: number } | null} */
  let last = null;
  let dragging = false;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button === 0) last = { x: event.clientX, y: event.clientY };
    dragging = false;
  });
  canvas.addEventListener("pointermove", (event) => {
    if (last === null) return;
    const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
    if (!dragging && Math.hypot(dx, dy) < 5) return;
    if (!dragging) canvas.setPointerCapture(event.pointerId);
    dragging = true;
    last = { x: event.clientX, y: event.clientY };
    move(1, dx, dy);
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (last = null));
  canvas.addEventListener(
    "click",
    (event) => {
      if (dragging) event.stopPropagation();
      dragging = false;
    },
    true,
  );
  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      move(Math.exp(-event.deltaY / 200));
    },
    { passive: false },
  );
}
