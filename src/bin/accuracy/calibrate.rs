//! Fits the confidence of events on gold: a logistic with few weights, each article foretold by a fit on the others. Prints how the
//! confidence agrees with the share that was right, and writes `data/confidence.tsv`.

use std::fmt::Write as _;

use sitrep::export::confidence::{features, NAMES};
use sitrep::record::Event;

/// How strongly the weights are held near 0: of 1, 3, 5, 10, the one that foretold held-out articles best.
const RIDGE: f64 = 5.0;

type Features = [f64; NAMES.len()];

/// What an event looks like and whether it was right, by article.
#[derive(Default)]
pub struct Sample {
    articles: Vec<Vec<(Features, f64)>>,
}

impl Sample {
    /// Adds an article's events with the scorer's verdicts.
    pub fn add(&mut self, events: &[Event], verdicts: &[(usize, bool)]) {
        let rows = verdicts.iter().filter_map(|&(i, right)| Some((features(events.get(i)?), f64::from(right))));
        self.articles.push(rows.collect());
    }

    /// The report and the table of weights fitted on everything.
    pub fn fit(&self) -> (String, String) {
        let all: Vec<&(Features, f64)> = self.articles.iter().flatten().collect();
        let mut foretold: Vec<(f64, f64)> = Vec::new();
        let mut constant = 0.0;
        for (n, held) in self.articles.iter().enumerate() {
            let others: Vec<&(Features, f64)> =
                self.articles.iter().enumerate().filter(|(m, _)| *m != n).flat_map(|(_, a)| a).collect();
            let weights = logistic(&others);
            let mean = others.iter().map(|r| r.1).sum::<f64>() / others.len().max(1) as f64;
            constant += held.iter().map(|(_, y)| (mean - y).powi(2)).sum::<f64>();
            foretold.extend(held.iter().map(|(x, y)| (chance(&weights, x), *y)));
        }
        let share = all.iter().map(|r| r.1).sum::<f64>() / all.len().max(1) as f64;
        let brier = foretold.iter().map(|(p, y)| (p - y).powi(2)).sum::<f64>();
        let mean = |sum: f64| sum / foretold.len().max(1) as f64;
        let mut report = format!("{} events in {} articles, {share:.3} of them right\n\n", all.len(), self.articles.len());
        let _ = writeln!(report, "confidence    events  foretold  right");
        for (low, high) in [(0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)] {
            let bin: Vec<&(f64, f64)> = foretold.iter().filter(|(p, _)| (low..high).contains(p)).collect();
            let average = |f: &dyn Fn(&(f64, f64)) -> f64| bin.iter().map(|r| f(r)).sum::<f64>() / bin.len().max(1) as f64;
            let _ = writeln!(
                report,
                "{low:.1} to {:.1}    {:>6}  {:>8.2}  {:>5.2}",
                f64::min(high, 1.0),
                bin.len(),
                average(&|r| r.0),
                average(&|r| r.1)
            );
        }
        let _ = writeln!(report, "\nBrier score {:.4}, of the share of the other articles {:.4}", mean(brier), mean(constant));
        let weights = logistic(&all);
        let mut table = String::from(
            "# Weights of the logistic from the features of an event to its confidence; made, never edited, by\n\
             # npm run accuracy -- --gold DIR --text DIR --calibrate\nfeature\tweight\n",
        );
        for (name, weight) in NAMES.iter().zip(weights) {
            let _ = writeln!(table, "{name}\t{weight:.3}");
        }
        (report, table)
    }
}

fn chance(weights: &Features, x: &Features) -> f64 {
    1.0 / (1.0 + (-x.iter().zip(weights).map(|(a, b)| a * b).sum::<f64>()).exp())
}

/// The weights of most likelihood with a ridge on all but the constant, by gradient descent; the problem is convex and small.
fn logistic(rows: &[&(Features, f64)]) -> Features {
    let mut weights = [0.0; NAMES.len()];
    for _ in 0..4000 {
        let mut slope = [0.0; NAMES.len()];
        for (x, y) in rows {
            let error = chance(&weights, x) - y;
            slope.iter_mut().zip(x).for_each(|(s, x)| *s += error * x);
        }
        for (i, (w, s)) in weights.iter_mut().zip(&slope).enumerate() {
            let held = if i == 0 { 0.0 } else { RIDGE * *w };
            *w -= (s + held) / (1.0 + rows.len() as f64);
        }
    }
    weights
}
