/**
 * The engine's reasons ("agent "rebels": subject") in plain words of both languages. A reason that is not known here is shown as
 * the engine gives it.
 */

/** @typedef {import("../types.js").Language} Language */

/** Roles, as a sentence begins with them; {x} is the text's words. @type {Record<Language, Record<string, string>>} */
const ROLES = {
  en: { agent: "Who: “{x}”", target: "Whom or what: “{x}”", place: "Where: “{x}”", time: "When: “{x}”", instrument: "With what: “{x}”", source: "Who says so: “{x}”", quantity: "How many: “{x}”" },
  fr: { agent: "Qui : « {x} »", target: "Contre qui, quoi : « {x} »", place: "Où : « {x} »", time: "Quand : « {x} »", instrument: "Avec quoi : « {x} »", source: "Qui le dit : « {x} »", quantity: "Combien : « {x} »" },
};

/** What follows the colon, in French. @type {[RegExp, string][]} */
const GRAMMAR = [
  [/^subject of the verb that governs it$/, "sujet du verbe dont il dépend"],
  [/^subject of the verb it is joined to$/, "sujet du verbe auquel il est coordonné"],
  [/^subject of the main clause$/, "sujet de la proposition principale"],
  [/^subject of a passive without its auxiliary$/, "sujet d’un passif sans auxiliaire"],
  [/^subject$/, "sujet du verbe"],
  [/^object$/, "complément du verbe"],
  [/^agent of the passive with "(.*)"$/, "complément d’agent, avec « $1 »"],
  [/^prepositional phrase with "(.*)"$/, "complément introduit par « $1 »"],
  [/^adjective of the noun$/, "adjectif du nom"],
  [/^noun that the participle describes$/, "nom que décrit le participe"],
  [/^what the relative clause describes$/, "nom que décrit la relative"],
];

/** Whole reasons: as the engine gives them, in plain English, in French. @type {[RegExp, string, string][]} */
const WHOLE = [
  [/^an armed or state party$/, "An armed force or a state takes part, as such an event needs", "Une force armée ou un État y prend part, comme il faut pour un tel événement"],
  [/^told again by "(.*)"$/, "Told again by “$1”", "Redit par « $1 »"],
  [/^passive$/, "The verb is passive: its subject is the one acted on", "Le verbe est au passif : son sujet subit l’action"],
  [/^read as a passive$/, "Read as a passive: its subject is the one acted on", "Lu comme un passif : son sujet subit l’action"],
  [/^its dead or wounded are told by "(.*)"$/, "Its dead or wounded are told by “$1”", "Ses morts ou blessés sont dits par « $1 »"],
  [/^(\w+): "(.*)" is present tense$/, "{$1}: “$2” is in the present tense", "{$1} : « $2 » est au présent"],
  [/^(\w+): governed by "(.*)"$/, "{$1}: it depends on “$2”", "{$1} : dépend de « $2 »"],
  [/^(\w+): "(.*)" is negated$/, "{$1}: “$2” is negated", "{$1} : « $2 » est nié"],
  [/^(\w+): a purpose \("(.*)"\)$/, "{$1}: a purpose (“$2”)", "{$1} : un but (« $2 »)"],
  [/^(occurred|ongoing|planned|threatened|demanded|hypothetical|denied): "(.*)"$/, "{$1}, by the word “$2”", "{$1}, par le mot « $2 »"],
  [/^day counted from the event told before$/, "Its day is counted from the event told before", "Son jour est compté depuis l’événement dit avant"],
  [/^day taken over from the sentence before$/, "Its day is that of the sentence before", "Son jour est celui de la phrase d’avant"],
  [/^(time|place) shared with the clause it is joined to$/, "Its $1 is that of the clause it is joined to", "Même moment ou lieu que la proposition coordonnée"],
  [/^its means decide the type$/, "What it was done with decides the type", "Le moyen employé décide du type"],
  [/^deaths counted over a period are a toll$/, "Deaths counted over a period are a toll, not one event", "Des morts comptés sur une durée sont un bilan, non un événement"],
  [/^added by the reader$/, "Added by you", "Ajouté par vous"],
];

/** How sure, in words: from this share on. @type {[number, Record<Language, string>][]} */
const SURENESS = [
  [0.8, { en: "the words say it plainly", fr: "les mots le disent clairement" }],
  [0.6, { en: "likely, worth a look at the words", fr: "probable, les mots méritent un coup d’œil" }],
  [0, { en: "a guess: read the sentence before using it", fr: "une supposition : lisez la phrase avant de l’employer" }],
];

/** @param {number} confidence 0 to 1 @param {Language} language */
export const surenessOf = (confidence, language) => (SURENESS.find(([from]) => confidence >= from) ?? SURENESS[SURENESS.length - 1])[1][language];

/**
 * A reason in plain words.
 * @param {string} reason
 * @param {Language} language
 * @param {Record<string, string>} factuality names of it in that language
 * @returns {{ text: string, known: boolean }} `known`: whether it is in that language, and not the engine's English
 */
export function plainly(reason, language, factuality) {
  const role = reason.match(/^(\w+) "(.*?)"(?:: (.*))?$/);
  if (role && ROLES[language][role[1]]) {
    const [, name, x, how] = role;
    const lead = ROLES[language][name].replace("{x}", () => x);
    if (how === undefined) return { text: lead, known: true };
    if (language === "en") return { text: `${lead}, ${how}`, known: true };
    const grammar = GRAMMAR.find(([pattern]) => pattern.test(how));
    return { text: `${lead}, ${grammar ? how.replace(grammar[0], grammar[1]) : how}`, known: true };
  }
  for (const [pattern, en, fr] of WHOLE) {
    if (!pattern.test(reason)) continue;
    const text = reason.replace(pattern, language === "en" ? en : fr).replace(/\{(\w+)\}/, (_, value) => capital(factuality[value] ?? value));
    return { text, known: true };
  }
  return { text: reason, known: language === "en" };
}

const capital = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);
