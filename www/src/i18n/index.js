/**
 * Words of the interface. Hides where they come from and how numbers, plurals and days are written in each language.
 */
import { en } from "./en.js";
import { fr } from "./fr.js";

/** @typedef {import("../types.js").Language} Language */
/** @typedef {typeof en} Words */

/** @type {Record<Language, Words>} */
const TABLES = { en, fr };
/** Days are written "11 February", which readers of every country take the same way. */
const LOCALES = { en: "en-GB", fr: "fr-FR" };

/**
 * The words and number forms of one language.
 * @param {Language} language
 */
export function speak(language) {
  const words = TABLES[language];
  const locale = LOCALES[language];
  const number = new Intl.NumberFormat(locale);
  const plural = new Intl.PluralRules(locale);
  /** @param {Intl.DateTimeFormatOptions} options */
  const format = (options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  const day = format({ day: "numeric", month: "short", year: "numeric" });
  const month = format({ month: "long", year: "numeric" });
  const year = format({ year: "numeric" });
  const longDay = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  return {
    language,
    locale,
    words,
    /** @param {number} value */
    number: (value) => number.format(value),
    /**
     * A counted noun: `forms` has {n} where the figure goes.
     * @param {number} n
     * @param {{ one: string, other: string }} forms
     */
    count: (n, forms) => (plural.select(n) === "one" ? forms.one : forms.other).replace("{n}", number.format(n)),
    /**
     * Days, both ends inclusive, short: "2–3 Jun 2020". Whole months and years are named as such, so that a day nobody told is
     * not shown. Null where neither is a day.
     * @param {string | null} start ISO day
     * @param {string | null} end ISO day
     */
    days(start, end) {
      const from = toDate(start);
      const to = toDate(end);
      if (from && to && from <= to) return (isYears(from, to) ? year : isMonths(from, to) ? month : day).formatRange(from, to);
      if (from && to) return day.format(from);
      if (from) return words.from.replace("{day}", day.format(from));
      if (to) return words.until.replace("{day}", day.format(to));
      return null;
    },
    /** @param {string | null} iso */
    longDay(iso) {
      const date = toDate(iso);
      return date ? longDay.format(date) : null;
    },
    /**
     * The name of a value of the record ("armed_clash"); a value this page does not know yet is shown as it stands.
     * @param {Record<string, string>} table
     * @param {string} value
     */
    name: (table, value) => table[value] ?? value.replaceAll("_", " ").toLowerCase(),
    /** @param {string[]} items */
    list: (items) => new Intl.ListFormat(locale, { type: "conjunction" }).format(items),
    /**
     * A country's name from its ISO 3166-1 alpha-3 code.
     * @param {string | null} code
     */
    country: (code) => (code === null ? null : (words.countries[/** @type {keyof Words["countries"]} */ (code)] ?? code)),
  };
}

/** @typedef {ReturnType<typeof speak>} Voice */

/** @param {string | null} iso */
function toDate(iso) {
  if (iso === null || !/^\d{4}-\d\d-\d\d$/.test(iso)) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** @param {Date} from @param {Date} to */
const isMonths = (from, to) => from.getUTCDate() === 1 && new Date(to.getTime() + 86_400_000).getUTCDate() === 1;

/** @param {Date} from @param {Date} to */
const isYears = (from, to) => isMonths(from, to) && from.getUTCMonth() === 0 && to.getUTCMonth() === 11;
