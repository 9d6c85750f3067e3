//! The command line: `sitrep extract`, `sitrep story`, `sitrep peek`. Hides nothing of the engine; turns files and pipes into calls of it.
//!
//! Status: 0 all was read, 1 some input was not (each failure is told on standard error), 2 the command was wrong.
//! A reader that closes the pipe early ends the run quietly.

mod extract;
mod input;
mod lines;
mod offsets;
mod own;
mod partition;
mod peek;
mod story;
mod stream;

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use regex_lite::Regex;
use sitrep::text::Language;
use sitrep::time::Date;
use sitrep::Options;

/// Reads conflict and diplomacy news, in English and French, into a situation report tied to the exact words
#[derive(Parser)]
#[command(
    name = "sitrep",
    version,
    after_help = "Status: 0 all was read; 1 some input was not, see standard error; 2 wrong usage."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read articles and print what they report
    Extract(Extract),
    /// Join what several articles tell: the same event told twice becomes one, what differs is shown
    Story(Story),
    /// Print a text with what one stage saw under it
    Peek(Peek),
}

/// What is known of the articles.
#[derive(Args)]
struct Known {
    /// Day of publication, as 2020-02-11; dates like "on Tuesday" are counted from it
    #[arg(long, value_name = "DATE", value_parser = input::day)]
    published: Option<Date>,
    /// Language of the articles; found out if not given
    #[arg(long, value_name = "LANG")]
    lang: Option<Lang>,
    /// What is of the page and not of the article: what this regular expression matches is not read; may be given several times
    ///
    /// "^" and "$" are the beginning and the end of a line, "(?i)" takes small and capital letters of ASCII for the same. What is set aside
    /// stands in the report under "boilerplate", beside what is found to be so without being told.
    #[arg(long, value_name = "REGEX", value_parser = input::pattern)]
    boilerplate: Vec<Regex>,
    #[command(flatten)]
    own: own::Own,
}

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    En,
    Fr,
}

impl Known {
    /// What is known of a text that is an article itself.
    fn options(&self, id: String, text: &str) -> Options {
        Options { id, published: self.published, language: self.language(), boilerplate: input::matched(&self.boilerplate, text) }
    }

    fn language(&self) -> Option<Language> {
        self.lang.map(|l| match l {
            Lang::En => Language::English,
            Lang::Fr => Language::French,
        })
    }
}

#[derive(Args)]
struct Extract {
    /// Articles in UTF-8; "-" is standard input
    #[arg(value_name = "FILE", required_unless_present = "jsonl")]
    files: Vec<PathBuf>,
    /// json: one report, or an array of them for several files. jsonl: one report a line. csv: one event a row. geojson, jsonld,
    /// ics (iCalendar): the events. md: a situation report to read
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Filter: read {"id", "text", "published"?, "language"?} a line, write one report a line in the same order
    ///
    /// A line that cannot be read is named on standard error and gives {"id", "line", "error"} in its place; the run goes on, and
    /// the status is 1 at the end. Blank lines are skipped. Without FILE standard input is read, and input packed by gzip or zstd
    /// is unpacked. --published and --lang hold for lines that do not say it themselves. Memory does not grow with the input.
    #[arg(long, conflicts_with = "format")]
    jsonl: bool,
    /// With --jsonl: end with status 0 even if some lines could not be read, for callers that look at the lines themselves
    #[arg(long, requires = "jsonl")]
    tolerate: bool,
    /// With --jsonl: how many articles are read at once; as many as there are cores if not given
    #[arg(long, requires = "jsonl", value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// With --jsonl: where the reports go, packed if the name ends in .gz or .zst; standard output if not given
    #[arg(short, long, requires = "jsonl", value_name = "FILE")]
    output: Option<PathBuf>,
    /// With --output: go on where a run that was killed left off
    ///
    /// A run keeps FILE.state beside its output, which says how far it got. What was written after that is cut off, and the run
    /// goes on from there, so that the output is the same as if nothing had happened. With --resume the state stays at the end
    /// too, and a run that finds all done does nothing.
    #[arg(long, requires = "output")]
    resume: bool,
    /// With --jsonl: one row for each event beside the reports, as a folder of Parquet files, or as one file if the name ends in
    /// .parquet
    #[arg(long, requires = "jsonl", value_name = "DIR")]
    parquet: Option<PathBuf>,
    /// Unit of all offsets of the reports
    #[arg(long, value_enum, default_value_t = offsets::Unit::Utf16)]
    offsets: offsets::Unit,
    #[command(flatten)]
    known: Known,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Json,
    Jsonl,
    Csv,
    Geojson,
    Jsonld,
    Ics,
    Md,
}

#[derive(Args)]
struct Story {
    /// Articles in UTF-8, or reports that `sitrep extract` printed (JSON, an array, or a report a line); "-" is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// json: the story. jsonl: one of its events a line. csv: one event a row. geojson, jsonld, ics (iCalendar): the events.
    /// md: a situation report to read
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Join only what is of one country and one month, and print {"country", "month", "event"} a line
    ///
    /// An event belongs to the country of its first place with a point and to the month of its first day; either is null where it
    /// is not known. A corpus that is too large to be joined at once can be cut so, here as on many machines.
    #[arg(long, value_enum)]
    by: Option<partition::By>,
    #[command(flatten)]
    known: Known,
}

#[derive(Args)]
struct Peek {
    /// The stage to look at
    #[arg(value_enum)]
    stage: peek::Stage,
    /// An article in UTF-8; "-" is standard input
    file: PathBuf,
    #[command(flatten)]
    known: Known,
}

/// How a command ended: whether all input could be read, or the output that broke.
type Outcome = io::Result<bool>;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let outcome = match cli.command {
        Command::Extract(args) if args.jsonl => lines::run(&args, &mut out),
        Command::Extract(args) => extract::run(&args, &mut out),
        Command::Story(args) => story::run(&args, &mut out),
        Command::Peek(args) => peek::run(&args, &mut out),
    };
    match outcome.and_then(|all| out.flush().map(|()| all)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            complain(&format!("standard output: {e}"));
            ExitCode::FAILURE
        }
    }
}

/// Ends with status 2 and a message.
fn wrong_usage(message: &str) -> ! {
    Cli::command().error(clap::error::ErrorKind::ValueValidation, message).exit()
}

/// Tells a failure on standard error.
fn complain(message: &str) {
    // Nobody is left to be told if this fails too.
    let _ = writeln!(io::stderr(), "sitrep: {message}");
}
