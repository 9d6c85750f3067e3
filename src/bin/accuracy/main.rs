//! How good the extraction is: reads articles with the engine and compares the reports with gold made by hand.
//! `npm run accuracy`; the form of the gold and what counts as right are told in `tests/gold/README.md`.

mod calibrate;
mod gold;
mod same;
mod score;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use sitrep::time::Date;
use sitrep::{Engine, Options, Report};

use gold::{Gold, Predicted};
use score::{Score, Tally};

/// Scores extraction against gold: precision, recall and F1 per slot and per type, and one figure, `record`
#[derive(Parser)]
#[command(name = "sitrep-accuracy")]
struct Cli {
    /// Folder of gold, one JSON file per article
    #[arg(long, value_name = "DIR", default_value = "tests/gold/seeds")]
    gold: PathBuf,
    /// Folder of texts, <id>.txt per gold file
    #[arg(long, value_name = "DIR", default_value = "seeds")]
    text: PathBuf,
    /// Only articles of this language, en or fr
    #[arg(long)]
    lang: Option<String>,
    /// List each error
    #[arg(long)]
    verbose: bool,
    /// Fit the confidence of events on this gold and write data/confidence.tsv
    #[arg(long, conflicts_with = "reports")]
    calibrate: bool,
    /// Write the reports into this folder
    #[arg(long, value_name = "DIR")]
    predictions: Option<PathBuf>,
    /// Score the reports of this folder instead of reading the texts
    #[arg(long, value_name = "DIR", conflicts_with = "predictions")]
    reports: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("sitrep-accuracy: {message}");
            ExitCode::FAILURE
        }
    }
}

struct Article {
    gold: Gold,
    text: String,
}

fn run(cli: &Cli) -> Result<(), String> {
    let articles = articles(cli)?;
    if articles.is_empty() {
        return Err(format!("{}: no gold files", cli.gold.display()));
    }
    if let Some(folder) = &cli.reports {
        let score = scored(&articles, cli.verbose, |a| {
            let path = folder.join(&a.gold.id).with_extension("json");
            if path.exists() {
                parsed(&path)
            } else {
                Ok(Predicted::default())
            }
        })?;
        print(&score, articles.len());
        return Ok(());
    }
    let engine = Engine::embedded();
    if cli.calibrate {
        return calibrate(&engine, &articles);
    }
    let score = scored(&articles, cli.verbose, |a| extract(&engine, a, true, cli.predictions.as_deref()))?;
    print(&score, articles.len());
    let blind = scored(&articles, false, |a| extract(&engine, a, false, None))?;
    println!("\nwithout a publication date");
    row("date", blind.slot("date"));
    println!("record {:.3}", blind.record());
    Ok(())
}

fn calibrate(engine: &Engine, articles: &[Article]) -> Result<(), String> {
    let mut sample = calibrate::Sample::default();
    for article in articles {
        let report = read(engine, article, true)?;
        let mut score = Score::default();
        score.add(&article.gold, &article.text, &predicted(&report)?);
        sample.add(&report.events, &score.verdicts);
    }
    let (report, table) = sample.fit();
    print!("{report}");
    let path = Path::new("data/confidence.tsv");
    std::fs::write(path, table).map_err(|e| format!("{}: {e} (run it in the folder of Cargo.toml)", path.display()))
}

fn articles(cli: &Cli) -> Result<Vec<Article>, String> {
    let listed = std::fs::read_dir(&cli.gold).map_err(|e| format!("{}: {e}", cli.gold.display()))?;
    let mut files: Vec<PathBuf> = listed.filter_map(|f| f.ok().map(|f| f.path())).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "json"));
    files.sort();
    let mut out = Vec::new();
    for file in files {
        let mut gold: Gold = parsed(&file)?;
        let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        if cli.lang.as_ref().is_some_and(|l| gold.lang.as_ref().is_some_and(|g| g != l)) {
            continue;
        }
        let path = cli.text.join(&stem).with_extension("txt");
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        gold.id = stem;
        out.push(Article { gold, text });
    }
    Ok(out)
}

fn parsed<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}

fn read(engine: &Engine, article: &Article, dated: bool) -> Result<Report, String> {
    let gold = &article.gold;
    let told = |e: &dyn std::fmt::Display| format!("{}: {e}", gold.id);
    let published = match &gold.published {
        Some(day) if dated => Some(Date::parse(day).ok_or_else(|| told(&format!("\"{day}\" is not a day")))?),
        _ => None,
    };
    let options = Options { id: gold.id.clone(), published, ..Options::default() };
    engine.extract(&article.text, &options).map_err(|e| told(&e))
}

fn predicted(report: &Report) -> Result<Predicted, String> {
    serde_json::to_value(report).and_then(serde_json::from_value).map_err(|e| e.to_string())
}

fn extract(engine: &Engine, article: &Article, dated: bool, folder: Option<&Path>) -> Result<Predicted, String> {
    let report = read(engine, article, dated)?;
    let told = |e: &dyn std::fmt::Display| format!("{}: {e}", article.gold.id);
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder).map_err(|e| told(&e))?;
        let path = folder.join(&article.gold.id).with_extension("json");
        let json = serde_json::to_string_pretty(&report).map_err(|e| told(&e))?;
        std::fs::write(&path, json).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    predicted(&report)
}

fn scored(
    articles: &[Article],
    verbose: bool,
    mut predict: impl FnMut(&Article) -> Result<Predicted, String>,
) -> Result<Score, String> {
    let mut score = Score::default();
    for article in articles {
        let predicted = predict(article)?;
        let remarks = score.add(&article.gold, &article.text, &predicted);
        if verbose {
            println!("== {}", article.gold.id);
            remarks.iter().for_each(|r| println!("  {r}"));
        }
    }
    Ok(score)
}

fn print(score: &Score, documents: usize) {
    println!("{documents} articles\n");
    row("event", &score.event);
    row("detect", &score.detect);
    for slot in score::SLOTS {
        row(slot, score.slot(slot));
    }
    row("slots", &score.slots());
    println!("\nby type");
    let types: BTreeMap<_, _> = score.types.iter().collect();
    for (name, tally) in types {
        row(name, tally);
    }
    println!("\nrecord {:.3}", score.record());
}

fn row(name: &str, tally: &Tally) {
    let (p, r, f) = tally.prf();
    println!("{name:20} P {p:.3} R {r:.3} F1 {f:.3}  (gold {}, found {})", tally.gold, tally.found);
}
