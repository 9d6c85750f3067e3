//! How the time to join reports grows with their number: `npm run bench:story`. The bundled reports are copied, each copy some days
//! later and under another name: "spread" over years, as an archive is, and "crowded" into two months, as the press of one war is.

use std::time::Instant;

use sitrep::record::Report;
use sitrep::story::merge;
use sitrep::time::Date;
use sitrep::{Engine, Options};

const ARTICLES: &[(&str, &str)] = &[
    ("2020-06-03", include_str!("../seeds/000_cf2eb08ee8bc79d1.txt")),
    ("2020-02-01", include_str!("../seeds/001_49216fc442cd5278.txt")),
    ("2020-02-19", include_str!("../seeds/002_94eedc3936f77158.txt")),
    ("2020-02-11", include_str!("../seeds/003_f5f3096c78150f62.txt")),
    ("2020-02-17", include_str!("../seeds/004_d20318cd63597525.txt")),
];

fn main() {
    let engine = Engine::embedded();
    let read = |(n, (day, text)): (usize, &(&str, &str))| {
        let options = Options { id: n.to_string(), published: Date::parse(day), ..Options::default() };
        engine.extract(text, &options).expect("a report")
    };
    let bundled: Vec<Report> = ARTICLES.iter().enumerate().map(read).collect();
    for (name, within) in [("spread", i32::MAX), ("crowded", 60)] {
        let mut first = 0.0;
        for count in [10, 100, 1000] {
            let reports = many(&bundled, count, within);
            let rounds = 2000 / count;
            let mut times: Vec<f64> = (0..rounds.clamp(3, 20)).map(|_| time(&reports)).collect();
            times.sort_by(f64::total_cmp);
            let middle = times[times.len() / 2];
            let story = merge(&reports);
            let ratio = if count > 10 { format!("{:.1} times that of a tenth", middle / first) } else { String::new() };
            println!(
                "{name:8} {count:5} reports {:6} events {:6} joined into {:6} {middle:9.2} ms {ratio}",
                events(&reports),
                events(&reports) - story.events.len(),
                story.events.len()
            );
            first = middle;
        }
    }
}

fn time(reports: &[Report]) -> f64 {
    let began = Instant::now();
    std::hint::black_box(merge(std::hint::black_box(reports)));
    began.elapsed().as_secs_f64() * 1000.0
}

fn events(reports: &[Report]) -> usize {
    reports.iter().map(|r| r.events.len()).sum()
}

fn many(bundled: &[Report], count: usize, within: i32) -> Vec<Report> {
    (0..count)
        .map(|n| {
            let copy = (n / bundled.len()) as i32;
            let mut report = bundled[n % bundled.len()].clone();
            report.document.id = format!("{n}");
            let later = |day: &mut Option<String>| {
                *day = day.as_deref().and_then(Date::parse).map(|d| d.plus((copy * 3) % within).to_string());
            };
            later(&mut report.document.publication.start);
            later(&mut report.document.publication.end);
            for time in report.events.iter_mut().filter_map(|e| e.time.as_mut()) {
                later(&mut time.start);
                later(&mut time.end);
            }
            report
        })
        .collect()
}
