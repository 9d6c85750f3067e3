import { createSitrep } from "./node_modules/sitrep/js/index.js";

const find = (id) => document.getElementById(id);
const starting = createSitrep();

find("read").addEventListener("click", async () => {
  find("error").textContent = "";
  try {
    const sitrep = await starting;
    const report = await sitrep.extract(find("text").value, { published: find("published").value || undefined });
    find("events").replaceChildren(
      ...report.events.map((event) => {
        const item = document.createElement("li");
        // Text, never markup: an article is data.
        item.textContent = `${event.type}: ${event.agents.map((agent) => agent.text).join(", ")}, ${event.time?.start ?? "?"}`;
        return item;
      }),
    );
  } catch (error) {
    find("error").textContent = error.message;
  }
});
