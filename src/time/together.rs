//! What articles of one story say together of the days they appeared on: an event that two of them tell has one day, and each
//! article's words tie that day to its own. Hides how the ties are followed until nothing moves any more.
//!
//! Every round looks at the days of the round before, so the answer does not depend on the order of articles or ties. Where ties
//! contradict each other, those of the event concerned are left out: no day rather than a wrong one.

use super::days::Days;
use super::phrase::Phrase;
use super::Date;

/// More days than this are not gone through one by one: as good as unknown.
const MANY: usize = 800;
/// How far from its article a day without a year may lie.
const REACH: i32 = 400;
/// How often the days are passed on, and how often contradictions are left out.
const ROUNDS: usize = 16;

/// What an article says of the day of an event.
pub enum Telling {
    /// On one of these days, whatever the day of the article.
    On(Days),
    /// What these words say, counted from the day of the article.
    Said(Phrase),
    /// It, and what came so many days after it, is over.
    Over(i32),
}

/// An event told by an article.
pub struct Tie {
    /// The article's number.
    pub article: usize,
    /// The event's number.
    pub event: usize,
    /// What it says.
    pub telling: Telling,
}

/// What the articles come to together.
pub struct Outcome {
    /// The days each article can have appeared on.
    pub articles: Vec<Days>,
    /// The days each event can have happened on.
    pub events: Vec<Days>,
    /// For each article the ties that left it fewer days: its own, and those of the other articles that gave the event its days.
    pub ties: Vec<Vec<usize>>,
}

/// Narrows down the days of articles by the events they share.
pub fn together(articles: &[Days], events: usize, ties: &[Tie]) -> Outcome {
    let mut void = vec![false; events];
    for _ in 0..ROUNDS {
        match settle(articles, events, ties, &void) {
            Ok(outcome) => return outcome,
            Err(wrong) => wrong.into_iter().for_each(|e| void[e] = true),
        }
    }
    Outcome { articles: articles.to_vec(), events: vec![Days::any(); events], ties: vec![Vec::new(); articles.len()] }
}

/// Follows the ties until nothing moves; `Err` names the events whose tellings cannot all hold.
fn settle(articles: &[Days], events: usize, ties: &[Tie], void: &[bool]) -> Result<Outcome, Vec<usize>> {
    let live: Vec<usize> = (0..ties.len()).filter(|&t| !void[ties[t].event]).collect();
    let mut now =
        Outcome { articles: articles.to_vec(), events: vec![Days::any(); events], ties: vec![Vec::new(); articles.len()] };
    for _ in 0..ROUNDS {
        let mut days = vec![Days::any(); events];
        let mut giving = vec![Vec::new(); events];
        for &t in &live {
            if let Some(said) = told(&ties[t], &now.articles) {
                days[ties[t].event] = days[ties[t].event].meet(&said);
                giving[ties[t].event].push(t);
            }
        }
        let mut wrong: Vec<usize> = (0..events).filter(|&e| days[e].is_empty()).collect();
        let mut next = now.articles.clone();
        let mut moved = false;
        for &t in &live {
            let Tie { article, event, telling } = &ties[t];
            let fits = appeared(telling, &days[*event], &now.articles[*article]);
            if fits != now.articles[*article] && !days[*event].is_empty() {
                moved = true;
                if fits.is_empty() {
                    wrong.push(*event);
                }
                next[*article] = next[*article].meet(&fits);
                now.ties[*article].push(t);
                now.ties[*article].extend(giving[*event].iter().filter(|&&g| ties[g].article != *article));
            }
        }
        // Each tie by itself leaves days, all together none.
        if wrong.is_empty() {
            let none = |t: &&usize| next[ties[**t].article].is_empty();
            wrong.extend(live.iter().filter(none).map(|&t| ties[t].event));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        now.articles = next;
        now.events = days;
        if !moved {
            break;
        }
    }
    for list in &mut now.ties {
        crate::knowledge::sort::plainly(list);
        list.dedup();
    }
    Ok(now)
}

/// The days an article gives an event; `None` where its own day is not known well enough.
fn told(tie: &Tie, articles: &[Days]) -> Option<Days> {
    let published = &articles[tie.article];
    match &tie.telling {
        Telling::On(days) => Some(days.clone()),
        Telling::Said(phrase) if published.count() <= MANY => {
            Some(Days::of(published.each().filter_map(|p| phrase.days(p)).collect()))
        }
        Telling::Over(after) if published.count() <= MANY => Some(Days::between(Date::FIRST, published.ends()?.1.plus(-*after))),
        _ => None,
    }
}

/// The days an article can have appeared on, its event being of these days.
fn appeared(telling: &Telling, event: &Days, published: &Days) -> Days {
    let Some((first, last)) = event.ends() else { return published.clone() };
    match telling {
        Telling::Said(phrase) if event.count() <= MANY => {
            let near = published.meet(&Days::between(first.plus(-REACH), last.plus(REACH)));
            let fits = |p: &Date| phrase.days(*p).is_some_and(|(from, to)| event.touches(from, to));
            Days::of(near.each().filter(fits).map(|p| (p, p)).collect())
        }
        Telling::Over(after) => published.meet(&Days::between(first.plus(*after), Date::LAST)),
        _ => published.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn day(iso: &str) -> Date {
        Date::parse(iso).unwrap()
    }

    fn said(words: &str) -> Telling {
        Telling::Said(Phrase::new(words, Language::English, false).unwrap())
    }

    fn tie(article: usize, event: usize, telling: Telling) -> Tie {
        Tie { article, event, telling }
    }

    #[test]
    fn days_are_passed_on_from_article_to_article() {
        // The first is of a known day, the second shares an event with it, the third one with the second.
        let articles = [Days::between(day("2021-03-12"), day("2021-03-12")), Days::any(), Days::any()];
        let ties = [
            tie(0, 0, said("Thursday")),
            tie(1, 0, said("yesterday")),
            tie(1, 1, said("today")),
            tie(2, 1, said("two days ago")),
        ];
        let outcome = together(&articles, 2, &ties);
        assert_eq!(outcome.articles[1].ends(), Some((day("2021-03-12"), day("2021-03-12"))));
        assert_eq!(outcome.articles[2].ends(), Some((day("2021-03-14"), day("2021-03-14"))));
        assert_eq!(
            (outcome.ties[0].as_slice(), outcome.ties[1].as_slice(), outcome.ties[2].as_slice()),
            (&[][..], &[0, 1][..], &[2, 3][..])
        );
    }

    #[test]
    fn what_is_over_is_not_after_the_article() {
        let articles = [Days::any()];
        let on = Days::between(day("2021-03-11"), day("2021-03-11"));
        let outcome = together(&articles, 1, &[tie(0, 0, Telling::On(on.clone())), tie(0, 0, Telling::Over(2))]);
        assert_eq!(outcome.articles[0].ends(), Some((day("2021-03-13"), Date::LAST)));
        assert_eq!(outcome.events[0], on);
    }

    #[test]
    fn a_contradiction_says_nothing() {
        let on = |iso: &str| Telling::On(Days::between(day(iso), day(iso)));
        let articles = [Days::any(), Days::any(), Days::any()];
        let ties =
            [tie(0, 0, on("2021-03-11")), tie(1, 0, on("2021-03-20")), tie(2, 0, said("yesterday")), tie(2, 1, on("2020-01-01"))];
        let outcome = together(&articles, 2, &ties);
        assert!(outcome.articles.iter().all(|days| *days == Days::any()));
        assert!(outcome.ties.iter().all(Vec::is_empty));
    }
}
