/**
 * Makes elements. Texts become text nodes, always: nothing here, or anywhere in the page, parses a string as HTML.
 */

/** @typedef {Node | string | number | null | undefined | false | Child[]} Child lists may hold lists */

/**
 * An element of `tag`, with classes after dots ("p.note.quiet").
 * A property that starts with "on" is a listener; `true` sets an empty attribute; null, undefined and false set none.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T | `${T}.${string}`} tag
 * @param {Record<string, unknown> | null} [properties]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, properties, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = /** @type {HTMLElementTagNameMap[T]} */ (document.createElement(name));
  if (classes.length > 0) element.className = classes.join(" ");
  dress(element, properties);
  element.append(...nodes(children));
  return element;
}

/** @param {Element} element @param {Record<string, unknown> | null | undefined} properties */
function dress(element, properties) {
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(key, value === true ? "" : String(value));
  }
}

/**
 * Replaces what is in `element`.
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...nodes(children));
}

/**
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
function nodes(children) {
  /** @type {(Node | string)[]} */
  const kept = [];
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) kept.push(...nodes(child));
    else kept.push(typeof child === "number" ? String(child) : child);
  }
  return kept;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * An SVG element; properties as for `h`.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T | `${T}.${string}`} tag
 * @param {Record<string, unknown> | null} [properties]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function s(tag, properties, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = /** @type {SVGElementTagNameMap[T]} */ (document.createElementNS(SVG, name));
  if (classes.length > 0) element.setAttribute("class", classes.join(" "));
  dress(element, properties);
  element.append(...nodes(children));
  return element;
}

/**
 * A small drawing of one path on a 16 by 16 field, hidden from screen readers.
 * @param {string} path
 * @param {string} [className]
 */
export function drawing(path, className = "glyph") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
