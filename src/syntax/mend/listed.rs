//! The words of a sentence and which of the lists they stand in that English rules ask for: each word is looked up once, for all
//! rules. Hides the lists.

use std::ops::Range;
use std::sync::OnceLock;

use crate::knowledge::keys::Keys;
use crate::syntax::irregular::Irregular;
use crate::text::{letters, Part, Text};

/// The lists, a bit each.
pub(super) mod list {
    /// Articles.
    pub const ARTICLE: u32 = 1;
    pub const THAT: u32 = 1 << 1;
    /// Numbers that the tagger may take for nouns.
    pub const NUMERAL: u32 = 1 << 2;
    /// Forms that only the past of a verb has.
    pub const PAST: u32 = 1 << 3;
    pub const SHOT: u32 = 1 << 4;
    /// What opens an aside about a noun.
    pub const WHO: u32 = 1 << 5;
    /// Forms of "have".
    pub const HAVE: u32 = 1 << 6;
    /// The auxiliaries, a closed class: no other word is one.
    pub const AUXILIARY: u32 = 1 << 7;
    /// The conjunctions of more than three letters.
    pub const CONJUNCTION: u32 = 1 << 8;
    /// Verbs of headlines that look like nouns.
    pub const KILLS: u32 = 1 << 9;
    /// Verbs that look like adjectives.
    pub const FREE: u32 = 1 << 10;
    /// What is done to men, who are named right before it.
    pub const CAPTURED: u32 = 1 << 11;
    pub const TO: u32 = 1 << 12;
    /// Nouns that look like adjectives.
    pub const OFFENSIVE: u32 = 1 << 13;
    pub const DUE: u32 = 1 << 14;
    /// Pasts that look like the infinitive.
    pub const SAME: u32 = 1 << 15;
    /// Forms of irregular verbs.
    pub const IRREGULAR: u32 = 1 << 16;
    /// Verbs that take no object and so have no passive: "Students demonstrated against the law".
    pub const ALONE: u32 = 1 << 17;
    /// Participles that what a thing is called, or what somebody is given, may follow ("prisoners given food").
    pub const NAMING: u32 = 1 << 18;
    /// Amounts of people that need no noun.
    pub const AMOUNT: u32 = 1 << 19;
    pub const TOLD: u32 = 1 << 20;
    /// Who is many, in headlines.
    pub const MANY: u32 = 1 << 21;
    /// What they do, in a form that is a noun or an adjective as well.
    pub const PLAIN: u32 = 1 << 22;
    /// What is said of those who are counted.
    pub const HARMED: u32 = 1 << 23;
    /// Things that are called by a gerund.
    pub const BUILDING: u32 = 1 << 24;
}

const LISTS: [(u32, &str); 24] = [
    (list::BUILDING, "building|crossing|landing|hearing|gathering|meeting"),
    (list::ARTICLE, "the|a|an"),
    (list::THAT, "that"),
    (
        list::NUMERAL,
        "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|\
         nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety",
    ),
    (
        list::PAST,
        "took|went|came|gave|began|fought|became|wrote|threw|drew|grew|knew|flew|broke|chose|said|held|sent|kept|brought|\
         bought|taught|caught|sought|told|sold|lost|fled|vowed|withdrew|retook|overran|\
         tore|sang|shook|sank|swore|blew|froze|drove|struck|fell",
    ),
    (list::SHOT, "shot"),
    (list::WHO, "who|which|whose"),
    (list::HAVE, "has|have|had|having|'ve"),
    (
        list::AUXILIARY,
        "am|is|are|was|were|be|been|being|'s|'re|'m|s|has|have|had|having|'ve|'d|do|does|did|done|will|would|shall|should|can|\
         could|may|might|must|'ll|ca|wo|get|gets|got|getting|gotten|ought|need|used|dare|ai|better|going|gon|keep",
    ),
    (list::CONJUNCTION, "both|either|neither|plus|minus|versus|less|times|whether|then|than"),
    (list::KILLS, "kills|wounds|injures|leaves"),
    (list::FREE, "free|open|secure|clear|close"),
    (list::CAPTURED, "captured|abducted|kidnapped|seized|detained|arrested"),
    (list::HARMED, "killed|wounded|injured|hurt|displaced|missing"),
    (list::TO, "to"),
    (list::OFFENSIVE, "offensive|initiative|objective|captive|operative|representative"),
    (list::DUE, "due"),
    (list::SAME, "hit|spread|hurt|put|shut|split|burst|cut|set"),
    (
        list::ALONE,
        "demonstrated|protested|rallied|marched|clashed|arrived|died|collapsed|resigned|erupted|continued|intensified|\
         escalated|raged|flared|persisted|subsided|resumed|spread|occurred|happened|ensued|responded|retaliated|reacted",
    ),
    (
        list::NAMING,
        "named|called|dubbed|titled|entitled|nicknamed|labelled|labeled|considered|deemed|declared|given|awarded|offered|paid|\
         shown|handed|granted|denied|asked|promised|told|taught|known|born|based|aged|left|made|sentenced|fined|elected|\
         appointed|termed|worth|owed|crowned|christened|numbered|dated|located|situated|charged|allowed|forced|lost|sent|used",
    ),
    (list::AMOUNT, "dozens|hundreds|thousands|scores|millions|others|several|many"),
    (list::TOLD, "told|tells|tell"),
    (
        list::MANY,
        "police|troops|soldiers|forces|rebels|gunmen|militants|jihadists|islamists|insurgents|fighters|militias|separatists|pirates|\
         bandits|kidnappers|protesters|demonstrators|authorities|warplanes|jets|drones|settlers|guards|rangers|marines|commandos",
    ),
    (
        list::PLAIN,
        "arrest|attack|ambush|raid|storm|shell|bomb|target|strike|free|release|capture|torch|block|blockade|shoot|abduct|kidnap|\
         seize|kill|clash|loot|besiege|fire|hold|march|protest|rally",
    ),
];

/// The lists of each word that stands in one.
fn table() -> &'static Keys {
    static TABLE: OnceLock<Keys> = OnceLock::new();
    TABLE.get_or_init(|| {
        let listed = LISTS.iter().flat_map(|&(bit, words)| words.split('|').map(move |word| (letters::of_word(word), bit)));
        let past = Irregular::English.forms().filter(|form| !form.ends_with("ing"));
        let irregular = past.map(|word| (letters::of_word(word), list::IRREGULAR));
        let all: Vec<(u64, u32)> = listed.chain(irregular).collect();
        Keys::new(&all, |a, b| a | b)
    })
}

/// The words of a sentence.
pub(super) struct Words<'t> {
    text: &'t Text<'t>,
    tokens: Range<usize>,
    listed: Vec<u32>,
    /// The lists that any of its words stands in.
    all: u32,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t Text<'t>, tokens: Range<usize>) -> Words<'t> {
        let table = table();
        let listed: Vec<u32> = text.tokens[tokens.clone()].iter().map(|t| table.get(t.key).unwrap_or(0)).collect();
        let all = listed.iter().fold(0, |all, lists| all | lists);
        Words { text, tokens, listed, all }
    }

    /// A word in lower case.
    #[inline(never)]
    pub(super) fn get(&self, n: usize) -> &'t str {
        self.text.lower(self.tokens.start + n)
    }

    /// Whether a word stands in one of some lists.
    #[inline(always)]
    pub(super) fn is(&self, n: usize, lists: u32) -> bool {
        self.listed.get(n).is_some_and(|listed| listed & lists != 0)
    }

    /// Whether they are a title or another line of its own.
    pub(super) fn is_heading(&self) -> bool {
        self.text.sentences[self.text.sentence_of(self.tokens.start)].part != Part::Body
    }

    /// Whether any word does.
    #[inline(always)]
    pub(super) fn any(&self, lists: u32) -> bool {
        self.all & lists != 0
    }

    #[inline(always)]
    pub(super) fn is_comma(&self, n: usize) -> bool {
        self.text.tokens[self.tokens.start + n].key == u64::from(b',')
    }

    /// Whether a word has other characters than ASCII letters.
    #[inline(always)]
    pub(super) fn is_compound(&self, n: usize) -> bool {
        !self.text.tokens[self.tokens.start + n].plain
    }

    /// Whether a form may be the past of a verb.
    #[inline(never)]
    pub(super) fn is_past_form(&self, n: usize) -> bool {
        self.is(n, list::SAME | list::IRREGULAR) || self.get(n).ends_with("ed")
    }
}
