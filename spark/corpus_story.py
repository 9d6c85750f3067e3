"""A corpus of articles under Apache Spark: every article read by `sitrep`, the events joined by country and month, all of it as Parquet.

    spark-submit spark/corpus_story.py --program /usr/local/bin/sitrep CORPUS OUT

CORPUS is what Spark reads as lines (a file, a folder, a pattern): {"id", "text", "published"?, "language"?} a line, ids unique.
OUT becomes a folder with two tables:

    reports   id, report (JSON as `sitrep extract` writes it); what could not be read has its reason in `error` instead
    events    country, month, id, type, factuality, start, end, articles, line (JSON as `sitrep story --by country-month` writes it)

The program is a filter, so Spark needs to know nothing of it, and a task that is lost is simply done again. --program is a path
that holds on every worker; `spark-submit --files sitrep` with `--program ./sitrep` carries it there.
"""

import argparse
import json
import subprocess

from pyspark.sql import SparkSession

REPORT = "id string, report string, error string"
EVENT = "country string, month string, id string, type string, factuality string, start string, end string, articles array<string>, line string"


def read_answer(line):
    """A line of `sitrep extract` as a row of `reports`."""
    answer = json.loads(line)
    if "schema" in answer:
        return answer["document"]["id"], line, None
    given = answer["id"]
    return None if given is None else str(given), None, answer["error"]


def by_country_and_month(line):
    """A report as one report for each country and month that its events are in: those of the first place with a point, and the first day."""
    report = json.loads(line)
    parts = {}
    for event in report["events"]:
        points = [place["place"] for place in event["places"] if place["place"]]
        country = points[0]["country"] if points else None
        start = event["time"] and event["time"]["start"]
        parts.setdefault((country, start and start[:7]), []).append(event)
    for key, events in parts.items():
        # Spark hashes None differently in each of its processes, so a key has none.
        yield tuple(part or "" for part in key), json.dumps({**report, "events": events}, ensure_ascii=False)


def join(program):
    """What joins the reports of one country and month: the program's own merge."""

    def joined(group):
        _, reports = group
        command = [program, "story", "--by", "country-month", "--format", "jsonl", "-"]
        done = subprocess.run(command, input="\n".join(reports).encode(), stdout=subprocess.PIPE, check=True)
        for line in done.stdout.decode().split("\n"):
            if line:
                yield read_event(line)

    return joined


def read_event(line):
    """A line of `sitrep story` as a row of `events`."""
    joined = json.loads(line)
    event = joined["event"]
    record, time = event["record"], event["record"]["time"] or {}
    articles = sorted({member["document"] for member in event["members"]})
    return (
        joined["country"], joined["month"], event["id"], record["type"], record["factuality"],
        time.get("start"), time.get("end"), articles, line,
    )


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    arguments.add_argument("--program", default="sitrep", help="the program on every worker")
    arguments.add_argument("--parts", type=int, default=64, help="into how many tasks the corpus is cut at least")
    arguments.add_argument("corpus")
    arguments.add_argument("out")
    asked = arguments.parse_args()

    spark = SparkSession.builder.appName("sitrep").getOrCreate()
    # One article at a time in each task: Spark runs as many tasks as there are cores.
    extract = f"{asked.program} extract --jsonl --tolerate --jobs 1"
    lines = spark.sparkContext.textFile(asked.corpus, asked.parts).pipe(extract, checkCode=True)
    lines.map(read_answer).toDF(REPORT).write.mode("overwrite").parquet(f"{asked.out}/reports")

    # Read back, so that nothing is extracted twice.
    reports = spark.read.parquet(f"{asked.out}/reports").where("report is not null")
    parts = reports.select("report").rdd.flatMap(lambda row: by_country_and_month(row.report))
    events = parts.groupByKey(asked.parts).flatMap(join(asked.program))
    events.toDF(EVENT).write.mode("overwrite").parquet(f"{asked.out}/events")
    spark.stop()


if __name__ == "__main__":
    main()
