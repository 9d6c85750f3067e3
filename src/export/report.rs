//! From what the stages saw to the record: byte offsets become UTF-16, numbers of mentions become the mentions themselves.

use super::codes::CodeBook;
use crate::actors;
use crate::claims::attribution::Source;
use crate::events::scene::Scene;
use crate::events::{Count, Participant, When};
use crate::record::{self, ActorKind, Granularity, PublicationBasis, TimeBasis, TimeType};
use crate::story::within::Told;
use crate::text::utf16::Utf16;
use crate::text::{Language, Part, Span, Text};
use crate::{places, time};

/// Writes reports of one text.
pub struct Writer<'a> {
    text: &'a Text<'a>,
    units: Utf16<'a>,
}

impl<'a> Writer<'a> {
    /// Prepares the offsets of a text.
    pub fn new(text: &'a Text<'a>) -> Writer<'a> {
        Writer { text, units: Utf16::new(text.source) }
    }

    /// The record of a span.
    pub fn span(&self, span: Span) -> record::Span {
        record::Span {
            start: self.units.offset(span.start),
            end: self.units.offset(span.end),
            text: self.text.slice(span).into(),
        }
    }

    /// The record of the article itself.
    #[inline(never)]
    pub fn document(&self, id: &str, publication: &time::Publication) -> record::Document {
        let title = self.text.sentences.iter().find(|s| s.part == Part::Title);
        record::Document {
            id: if id.is_empty() { "document".into() } else { id.into() },
            title: title.map(|s| self.text.slice(s.span).to_string()),
            language: match self.text.language {
                Language::English => record::DocumentLanguage::English,
                Language::French => record::DocumentLanguage::French,
                Language::Other => record::DocumentLanguage::Undetermined,
            },
            publication: record::Publication {
                start: publication.interval.map(|i| i.0.to_string()),
                end: publication.interval.map(|i| i.1.to_string()),
                basis: match publication.basis {
                    time::Basis::Given => PublicationBasis::Given,
                    time::Basis::Stated => PublicationBasis::Stated,
                    time::Basis::Inferred => PublicationBasis::Inferred,
                    time::Basis::Unknown => PublicationBasis::Unknown,
                },
                evidence: publication.evidence.iter().map(|&s| self.span(s)).collect(),
                possible: publication.possible.as_ref().map(|days| {
                    let stretch =
                        |(a, b): &(time::Date, time::Date)| record::Stretch { start: a.to_string(), end: b.to_string() };
                    days.stretches().iter().map(stretch).collect()
                }),
            },
        }
    }

    /// Every mention found.
    #[inline(never)]
    pub fn mentions(&self, scene: &Scene) -> record::Mentions {
        let numbers = scene.numbers.iter().filter(|n| !n.ordinal && !n.tokens.clone().any(|t| scene.time(t).is_some()));
        record::Mentions {
            actors: (0..scene.actors.len()).map(|a| self.actor(scene, a)).collect(),
            places: scene.places.iter().map(|p| self.place(p)).collect(),
            times: scene.times.iter().map(|t| self.time(t, t.interval, TimeBasis::Stated, granularity(t.granularity))).collect(),
            quantities: numbers
                .map(|n| {
                    let span = self.span(n.span);
                    record::Quantity {
                        start: span.start,
                        end: span.end,
                        text: span.text,
                        kind: record::QuantityKind::Other,
                        unit: n.percent.then(|| "%".to_string()),
                        who: None,
                        min: n.min,
                        max: n.max,
                        approximate: n.approximate,
                    }
                })
                .collect(),
        }
    }

    /// The record of an event with all its tellings.
    #[inline(never)]
    pub fn event(&self, scene: &Scene, codes: &CodeBook, number: usize, told: &Told) -> record::Event {
        let event = &told.claim.event;
        let first = &told.tellings[0].event;
        let state = event.agents.iter().any(|a| {
            a.actor.is_some_and(|a| {
                let m = scene.resolve(a);
                m.kind == actors::Kind::Country || matches!(m.sector.as_deref(), Some("military" | "government" | "police"))
            })
        });
        let mut out = record::Event {
            id: format!("e{number}"),
            r#type: event.kind,
            factuality: told.claim.factuality,
            trigger: self.span(first.trigger(scene)),
            sentence: self.span(self.text.sentences[self.text.sentence_of(first.head)].span),
            mentions: told.tellings.iter().map(|c| self.span(c.event.trigger(scene))).collect(),
            agents: event.agents.iter().map(|p| self.participant(scene, p)).collect(),
            targets: event.targets.iter().map(|p| self.participant(scene, p)).collect(),
            instruments: event.instruments.iter().map(|&s| self.span(s)).collect(),
            places: event.places.iter().map(|&p| self.place(&scene.places[p])).collect(),
            time: event.time.as_ref().map(|w| self.when(scene, w)),
            quantities: event.counts.iter().map(|c| self.count(c)).collect(),
            attribution: told.claim.sources.iter().map(|s| self.source(scene, s)).collect(),
            codes: codes.of(event.kind, &scene.frames.frames[event.frame].id, told.claim.factuality, state),
            confidence: 0.0,
            why: event.why.clone(),
        };
        out.confidence = codes.confidence.of(&out);
        out
    }

    fn participant(&self, scene: &Scene, who: &Participant) -> record::Actor {
        let span = self.span(who.span);
        let known = who.actor.map(|a| (&scene.actors[a], scene.resolve(a)));
        let place = who.place.and_then(|p| scene.places[p].place.as_ref()).filter(|_| who.kind == ActorKind::Place);
        record::Actor {
            start: span.start,
            end: span.end,
            text: span.text,
            kind: who.kind,
            id: known.and_then(|(m, r)| m.id.clone().or_else(|| r.id.clone())),
            name: known.and_then(|(m, r)| m.name.clone().or_else(|| r.name.clone())).or_else(|| place.map(|p| p.name.clone())),
            country: known
                .and_then(|(m, r)| m.country.clone().or_else(|| r.country.clone()))
                .or_else(|| place.and_then(|p| p.country.clone())),
            sector: known.and_then(|(m, r)| m.sector.clone().or_else(|| r.sector.clone())),
        }
    }

    fn actor(&self, scene: &Scene, number: usize) -> record::Actor {
        let m = &scene.actors[number];
        let resolved = scene.resolve(number);
        let span = self.span(m.span);
        record::Actor {
            start: span.start,
            end: span.end,
            text: span.text,
            kind: match m.kind {
                actors::Kind::Person => ActorKind::Person,
                actors::Kind::Organisation => ActorKind::Organisation,
                actors::Kind::Country => ActorKind::Country,
                actors::Kind::Group => ActorKind::Group,
                actors::Kind::Office => ActorKind::Office,
            },
            id: m.id.clone().or_else(|| resolved.id.clone()),
            name: m.name.clone().or_else(|| resolved.name.clone()),
            country: m.country.clone().or_else(|| resolved.country.clone()),
            sector: m.sector.clone().or_else(|| resolved.sector.clone()),
        }
    }

    fn place(&self, mention: &places::Mention) -> record::Place {
        let span = self.span(mention.span);
        record::Place {
            start: span.start,
            end: span.end,
            text: span.text,
            place: mention.place.as_ref().map(point),
            near: mention.near.iter().map(point).collect(),
        }
    }

    fn when(&self, scene: &Scene, when: &When) -> record::Time {
        self.time(&scene.times[when.mention], when.interval, when.basis, granularity(when.granularity))
    }

    fn time(
        &self,
        mention: &time::Mention,
        interval: Option<(time::Date, time::Date)>,
        basis: TimeBasis,
        granularity: Granularity,
    ) -> record::Time {
        let span = self.span(mention.span);
        record::Time {
            text: span.text.clone(),
            span,
            r#type: match mention.kind {
                time::Kind::Date => TimeType::Date,
                time::Kind::Time => TimeType::Time,
                time::Kind::Duration => TimeType::Duration,
                time::Kind::Set => TimeType::Set,
            },
            value: mention.value.clone(),
            start: interval.map(|i| i.0.to_string()),
            end: interval.map(|i| i.1.to_string()),
            granularity,
            basis,
        }
    }

    fn count(&self, count: &Count) -> record::Quantity {
        let span = self.span(count.span);
        let words = |s: Option<Span>| s.map(|s| self.text.slice(s).to_string());
        record::Quantity {
            start: span.start,
            end: span.end,
            text: span.text,
            kind: count.kind,
            unit: words(count.unit),
            who: words(count.who),
            min: count.min,
            max: count.max,
            approximate: count.approximate,
        }
    }

    fn source(&self, scene: &Scene, source: &Source) -> record::Attribution {
        let span = self.span(source.span);
        record::Attribution {
            start: span.start,
            end: span.end,
            text: span.text,
            actor: source.actor.and_then(|a| scene.actors[a].id.clone().or_else(|| scene.resolve(a).id.clone())),
            verb: source.verb.map(|v| self.text.slice(v).to_string()),
            manner: source.manner,
        }
    }
}

fn point(place: &places::Place) -> record::Point {
    record::Point {
        name: place.name.clone(),
        lat: place.lat,
        lon: place.lon,
        country: place.country.clone(),
        admin1: place.admin1.clone(),
        geonames: place.geonames,
        feature: place.feature.clone(),
    }
}

fn granularity(g: time::Granularity) -> Granularity {
    match g {
        time::Granularity::Time => Granularity::Time,
        time::Granularity::Day => Granularity::Day,
        time::Granularity::Week => Granularity::Week,
        time::Granularity::Month => Granularity::Month,
        time::Granularity::Quarter => Granularity::Quarter,
        time::Granularity::Season => Granularity::Season,
        time::Granularity::Year => Granularity::Year,
        time::Granularity::Decade => Granularity::Decade,
        time::Granularity::Century => Granularity::Century,
    }
}
