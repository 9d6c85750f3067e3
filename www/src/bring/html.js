/**
 * The article out of a web page: its text, and what the page says of title, source, day and language. The page's HTML is parsed
 * in a document that runs nothing and fetches nothing, cleaned, and read as text; nothing of it enters the page. Loaded only
 * when HTML is brought.
 */
import { Readability } from "@mozilla/readability";
import purify from "dompurify";
import { onInert, parsed } from "../trusted.js";

/** @typedef {import("./found.js").Found} Found */

/** Shorter than this, what was picked out as the article is likely a piece of it only. */
const SHORT = 200;
const BLOCKS = new Set("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TD TH TR UL".split(" "));
const SILENT = new Set("SCRIPT STYLE NOSCRIPT TEMPLATE NAV BUTTON SELECT SVG MATH IFRAME OBJECT".split(" "));

/**
 * @param {string} html
 * @returns {Omit<Found, "name">}
 */
export function fromHtml(html) {
  const page = parse(html);
  const about = aboutOf(page);
  const whole = textOf(purify.sanitize(page.body, { RETURN_DOM: true }));
  // As elements, not as a string: a string would be parsed again.
  const article = onInert(() => new Readability(page, { disableJSONLD: true, serializer: (element) => /** @type {Element} */ (element) }).parse());
  const picked = article?.content ? textOf(purify.sanitize(article.content, { RETURN_DOM: true })) : "";
  return {
    text: picked.length >= SHORT || picked.length * 2 > whole.length ? picked : whole,
    title: about.title || article?.title?.trim() || "",
    source: about.source || article?.siteName?.trim() || "",
    published: about.published,
    language: about.language,
  };
}

/** @param {string} html */
const parse = (html) => parsed(neutral(html));

const ATTRIBUTES = new Set(["class", "id", "property", "content", "name", "itemprop", "rel", "datetime", "lang", "type", "href"]);

/**
 * The source without styles, scripts and every attribute but those that say something of the article. A browser would run and
 * fetch none of them in a document that is only parsed, but would say aloud that the page's policy forbids them. Cleaning for
 * safety is DOMPurify's.
 * @param {string} html
 */
function neutral(html) {
  return without(without(html, "style"), "script", "ld+json")
    .replace(/<([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*'){0,4000})>/g, (_, tag, rest) => {
      // An address of its own for the page would be against this page's policy.
      if (tag.toLowerCase() === "base") return "";
      const kept = [...rest.matchAll(/([^\s"'>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g)].filter(([, name]) => ATTRIBUTES.has(name.toLowerCase()));
      return `<${tag}${kept.map(([whole]) => ` ${whole}`).join("")}>`;
    });
}

/**
 * The source without the elements of a name, save those whose attributes hold a word. What is never closed stays. One pass: an
 * expression that looks for each end anew takes minutes for a page full of beginnings.
 * @param {string} html
 * @param {string} name
 * @param {string | null} spared
 */
function without(html, name, spared = null) {
  const opening = new RegExp(`<${name}\\b`, "gi");
  const closing = new RegExp(`</${name}\\s*>`, "gi");
  let [out, at] = ["", 0];
  for (let found = opening.exec(html); found; found = opening.exec(html)) {
    closing.lastIndex = html.indexOf(">", found.index);
    const end = closing.lastIndex < 0 ? null : closing.exec(html);
    if (!end) break;
    const after = end.index + end[0].length;
    if (spared === null || !html.slice(found.index, html.indexOf(">", found.index)).includes(spared)) {
      out += html.slice(at, found.index);
      at = after;
    }
    opening.lastIndex = after;
  }
  return out + html.slice(at);
}

/** @param {Document} page */
function aboutOf(page) {
  const meta = (/** @type {string[]} */ ...names) => {
    for (const name of names) {
      const found = page.querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)?.getAttribute("content")?.trim();
      if (found) return found;
    }
    return "";
  };
  const data = linkedData(page);
  const address = page.querySelector("link[rel=canonical]")?.getAttribute("href") || meta("og:url");
  const day = meta("article:published_time", "datePublished", "date", "dc.date", "DC.date.issued", "parsely-pub-date") || data.published || page.querySelector("time[datetime]")?.getAttribute("datetime") || "";
  const tongue = (page.documentElement.lang || meta("og:locale")).slice(0, 2).toLowerCase();
  /** @type {import("../types.js").Language | null} */
  const language = tongue === "en" || tongue === "fr" ? tongue : null;
  return {
    title: meta("og:title", "twitter:title") || data.title,
    source: meta("og:site_name") || data.source || (URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : ""),
    published: day.match(/^\d{4}-\d\d-\d\d/)?.[0] ?? null,
    language,
  };
}

/** What schema.org data in the page says of the article. @param {Document} page */
function linkedData(page) {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    let data;
    try {
      data = JSON.parse(script.textContent ?? "");
    } catch {
      continue;
    }
    const items = [data].flat().flatMap((item) => (Array.isArray(item?.["@graph"]) ? item["@graph"] : [item]));
    const found = items.find((item) => typeof item?.datePublished === "string");
    if (found) return { published: found.datePublished, title: String(found.headline ?? ""), source: String(found.publisher?.name ?? "") };
  }
  return { published: "", title: "", source: "" };
}

/**
 * The words of an element, a paragraph a line. Walks without recursion, however deep the page is.
 * @param {Node} root
 */
function textOf(root) {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  const flush = () => {
    const kept = line.replace(/\s+/g, " ").trim();
    if (kept !== "") lines.push(kept);
    line = "";
  };
  /** @type {(Node | "end")[]} */
  const queue = [root];
  while (queue.length > 0) {
    const node = queue.pop();
    if (node === undefined) break;
    if (node === "end") {
      flush();
      continue;
    }
    if (node.nodeType === Node.TEXT_NODE) line += node.nodeValue ?? "";
    if (!(node.nodeType === Node.ELEMENT_NODE) || SILENT.has(node.nodeName.toUpperCase())) continue;
    const block = BLOCKS.has(node.nodeName) || node.nodeName === "BR";
    if (block) {
      flush();
      queue.push("end");
    }
    for (let child = node.lastChild; child; child = child.previousSibling) queue.push(child);
  }
  flush();
  return lines.join("\n\n");
}
