//! `sitrep extract --jsonl`: a filter over lines, on all cores. Hides that lines are read in batches and out of order; memory
//! does not grow with the input.

mod answer;
mod output;
mod pool;
mod progress;
mod read;
mod state;
#[cfg(feature = "parquet")]
mod table;
#[cfg(not(feature = "parquet"))]
#[path = "no_table.rs"]
mod table;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{complain, input, stream, wrong_usage, Extract, Outcome};
use answer::Worker;
use output::Output;
use pool::Step;
use progress::{Counts, Progress};
use stream::Packing;

/// How many lines that cannot be read are named one by one.
const NAMED: usize = 20;

/// Reads lines from the files in turn, or from standard input.
pub fn run(args: &Extract, out: &mut impl Write) -> Outcome {
    let files = if args.files.is_empty() { vec![PathBuf::from("-")] } else { args.files.clone() };
    let mut output = match Output::open(args, &files, out) {
        Ok(output) => output,
        Err(message) => wrong_usage(&message),
    };
    let packing = args.output.as_deref().map_or(Packing::Plain, Packing::of_name);
    if output.state.finished {
        let named = args.output.as_deref().unwrap_or(Path::new("-")).display();
        complain(&format!("{named} is complete: {} articles", output.state.articles));
    } else if let Err(e) = all(args, files, packing, &mut output) {
        let Some(path) = &args.output else { return Err(e) };
        complain(&format!("{}: {}", path.display(), input::reason(&e)));
        return Ok(false);
    }
    let state = &output.state;
    if state.refused > 0 {
        let (lines, each) = if state.refused == 1 { ("line", "it stands") } else { ("lines", "each stands") };
        let shown = if state.refused > NAMED as u64 { format!(", the first {NAMED} are named above") } else { String::new() };
        complain(&format!("{} {lines} could not be read{shown}; {each} as {{\"error\"}} in the output", state.refused));
    }
    Ok(!state.broken && (state.refused == 0 || args.tolerate))
}

fn all(args: &Extract, files: Vec<PathBuf>, packing: Packing, output: &mut Output<impl Write>) -> std::io::Result<()> {
    let worker = Worker {
        engine: Arc::new(args.known.own.engine()),
        published: args.known.published,
        language: args.known.language(),
        boilerplate: args.known.boilerplate.clone(),
        offsets: args.offsets,
        packing,
        rows: args.parquet.is_some(),
    };
    let from = output.state.input;
    let jobs = args.jobs.map_or_else(|| std::thread::available_parallelism().map_or(1, |n| n.get()), |n| n.get());
    let total = files.iter().map(|f| stream::size(f)).sum::<Option<u64>>();
    let mut progress: Option<Progress> = None;
    let mut counts = Counts { refused: output.state.refused, ..Counts::default() };
    let mut named = 0;
    let names: Vec<String> = files.iter().map(|f| input::name(f)).collect();
    let reader = move |hand: &mut dyn FnMut(read::Batch, usize) -> bool| {
        read::batches(&files, from, &mut |batch| {
            let bytes = batch.bytes;
            hand(batch, bytes)
        });
    };
    pool::run(
        jobs,
        reader,
        move |batch| worker.answer(batch),
        |step| {
            if let Step::Result { value, last } = step {
                let taken = value.batch.taken;
                // The first batch tells what an earlier run had read, but for itself.
                let progress = progress.get_or_insert_with(|| {
                    let before = if from == read::Position::default() { 0 } else { taken };
                    Progress::new(total, before, args.output.is_none())
                });
                counts.articles += value.articles;
                counts.refused += value.refused;
                counts.bytes = taken;
                for (line, why) in &value.named {
                    if named < NAMED {
                        progress.clear();
                        complain(&format!("{}:{line}: {why}", names[value.batch.end.file]));
                    }
                    named += 1;
                }
                if let Some(message) = &value.batch.broken {
                    progress.clear();
                    complain(message);
                }
                output.write(value, last)?;
            }
            if let Some(progress) = &mut progress {
                progress.show(counts);
            }
            Ok(())
        },
    )?;
    output.finish(&packing.pack(Vec::new())?)?;
    if let Some(progress) = &mut progress {
        progress.end(counts);
    }
    Ok(())
}
