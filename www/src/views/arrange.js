/**
 * Sets the notes of the margin beside their paragraphs: each list as high as its paragraph, or lower where the one above it
 * needs the room. On a narrow page, where notes follow their paragraph, it does nothing. Knows nothing of events.
 */

const GAP = 12;

/** @param {HTMLElement} body its rows have `ul.notes`; CSS sets --margin: 1 where there is a margin */
export function arrange(body) {
  let wished = false;
  const set = () => {
    wished = false;
    const lists = /** @type {HTMLElement[]} */ ([...body.querySelectorAll(".notes")]);
    if (getComputedStyle(body).getPropertyValue("--margin").trim() !== "1") {
      for (const list of lists) list.style.top = "";
      body.style.minHeight = "";
      return;
    }
    // All is measured before anything moves, so that the page is laid out once.
    const from = body.getBoundingClientRect().top;
    const rows = lists.map((list) => ({ top: (list.parentElement?.getBoundingClientRect().top ?? from) - from, height: list.offsetHeight }));
    let free = 0;
    lists.forEach((list, i) => {
      const top = Math.max(rows[i].top, free);
      list.style.top = `${top}px`;
      free = top + rows[i].height + GAP;
    });
    body.style.minHeight = `${free}px`;
  };
  const wish = () => {
    if (wished) return;
    wished = true;
    requestAnimationFrame(set);
  };
  const sizes = new ResizeObserver(wish);
  sizes.observe(body);
  new MutationObserver(() => {
    sizes.disconnect();
    sizes.observe(body);
    for (const list of body.querySelectorAll(".notes")) sizes.observe(list);
    wish();
  }).observe(body, { childList: true });
}
