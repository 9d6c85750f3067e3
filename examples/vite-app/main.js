import { createSitrep } from "sitrep";

const sitrep = await createSitrep();
const report = await sitrep.extract("On Tuesday, rebels shelled the town of Harim in northern Syria.", { published: "2021-03-04" });
const story = await sitrep.merge([report]);
document.querySelector("#events").textContent = story.events.map(({ record }) => `${record.type} ${record.time?.start}`).join("\n");
