/** Why an event was coded: the frame and the words that called it up, each rule, and how sure that makes it, in plain words. */
import { h } from "../dom.js";
import { plainly, surenessOf } from "../i18n/reasons.js";

/** @typedef {import("../types.js").Event} Event */

/**
 * @param {Event} event
 * @param {import("../i18n/index.js").Voice} voice
 * @param {string | null} lang the article's
 */
export function why({ why, trigger, type, confidence }, { words, name, language }, lang) {
  if (why.length === 0) return null;
  const [frame, rules] = why[0].startsWith("frame ") ? [why[0].slice(6), why.slice(1)] : ["", why];
  const percent = words.sure.replace("{n}", String(Math.round(confidence * 100)));
  return h(
    "details.why",
    null,
    h("summary", null, words.why),
    h(
      "ol",
      null,
      frame !== "" && h("li", null, `${name(words.types, type)}${words.toldBy}`, h("q", { lang }, trigger.text), ` (${words.frame.replace("{name}", frame)})`),
      rules.map((reason) => {
        const { text, known } = plainly(reason, language, words.factuality);
        return h("li", { lang: !known && "en" }, text);
      }),
      h("li", null, `${percent.charAt(0).toUpperCase()}${percent.slice(1)}${words.colon}${surenessOf(confidence, language)}`),
    ),
  );
}
