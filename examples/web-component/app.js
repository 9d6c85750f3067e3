import { define } from "./node_modules/sitrep/js/element.js";

define();
document.addEventListener("sitrep-select", ({ detail: { event } }) => {
  document.querySelector("#chosen").textContent = `${event.type}: "${event.trigger.text}"`;
});
