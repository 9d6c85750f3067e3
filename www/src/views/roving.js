/** One stop of the Tab key for many small things: arrow keys go from one to the next, Enter and Space touch it. */

/**
 * @param {Element} root
 * @param {string} selector
 */
export function roving(root, selector) {
  const all = () => /** @type {SVGElement[]} */ ([...root.querySelectorAll(selector)]);
  all()[0]?.setAttribute("tabindex", "0");
  root.addEventListener("keydown", (given) => {
    const event = /** @type {KeyboardEvent} */ (given);
    const here = event.target instanceof Element ? event.target.closest(selector) : null;
    if (!(here instanceof SVGElement)) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      here.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      return;
    }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const items = all();
    const next = items[(items.indexOf(here) + step + items.length) % items.length];
    event.preventDefault();
    event.stopPropagation();
    if (!next) return;
    here.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
}
