"""spark/corpus_story.py on two workers, with and without one of them being killed, against the program by itself.

Started by `npm run test:spark`, which says in the environment where the program is.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("SITREP", str(ROOT / "target/debug/sitrep"))
ARTICLES = 400


def corpus():
    """The bundled articles over two years, which puts their events into many months; and lines that cannot be read."""
    texts = [path.read_text() for path in sorted((ROOT / "seeds").glob("*.txt"))]
    for n in range(ARTICLES):
        published = f"{2020 + n // 12 % 2}-{n % 12 + 1:02}-{n % 27 + 1:02}"
        yield json.dumps({"id": f"a{n}", "text": texts[n % len(texts)], "published": published}, ensure_ascii=False)
        if n % 100 == 50:
            yield json.dumps({"id": f"bad{n}", "published": published})


def children(parent):
    """All processes below one, with their command lines."""
    by_parent = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                status = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                command = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
            except OSError:
                continue
            by_parent.setdefault(int(status[1]), []).append((int(entry.name), command))
    found, queue = [], [parent]
    while queue:
        below = by_parent.get(queue.pop(), [])
        found += below
        queue += [pid for pid, _ in below]
    return found


class Killer(threading.Thread):
    """Kills a worker of a run while the program works for it: once while it extracts, once while it joins."""

    def __init__(self, run):
        super().__init__(daemon=True)
        self.run_of = run
        self.killed = []

    def run(self):
        for command in ["extract", "story"]:
            while self.run_of.poll() is None and command not in self.killed:
                below = children(self.run_of.pid)
                workers = [pid for pid, words in below if any(w.endswith("CoarseGrainedExecutorBackend") for w in words)]
                for worker in workers:
                    busy = any(PROGRAM in words and command in words for _, words in children(worker))
                    # The second of two: a run that has one worker only would wait for it anyway.
                    if busy and len(workers) > 1 and command not in self.killed:
                        os.kill(worker, signal.SIGKILL)
                        self.killed.append(command)
                time.sleep(0.02)


class CorpusStory(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="sitrep-spark-"))
        cls.corpus = cls.folder / "corpus.jsonl"
        cls.corpus.write_text("".join(f"{line}\n" for line in corpus()))
        run = subprocess.run([PROGRAM, "extract", "--jsonl", "--tolerate", cls.corpus], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        cls.reports = [line for line in run.stdout.decode().split("\n") if '"schema"' in line]
        join = [PROGRAM, "story", "--by", "country-month", "--format", "jsonl", "-"]
        run = subprocess.run(join, input="\n".join(cls.reports).encode(), stdout=subprocess.PIPE, check=True)
        cls.events = [line for line in run.stdout.decode().split("\n") if line]

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def submit(self, name, kill):
        out = self.folder / name
        submit = pathlib.Path(sys.executable).parent / "spark-submit"
        command = [
            submit, "--master", "local-cluster[2,1,1024]", "--driver-memory", "1g",
            "--conf", "spark.ui.enabled=false", "--conf", f"spark.local.dir={self.folder}",
            "--conf", "spark.driver.bindAddress=127.0.0.1", "--conf", "spark.driver.host=127.0.0.1",
            ROOT / "spark/corpus_story.py", "--program", PROGRAM, "--parts", "12", self.corpus, out,
        ]
        environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
        with open(self.folder / f"{name}.log", "w+") as log:
            run = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=self.folder)
            killer = Killer(run)
            if kill:
                killer.start()
            status = run.wait(timeout=900)
            if kill:
                killer.join()
            log.seek(0)
            self.assertEqual(status, 0, log.read()[-4000:])
        return out, killer.killed

    def compare(self, out):
        from pyspark.sql import SparkSession

        spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
        spark.sparkContext.setLogLevel("ERROR")
        try:
            reports = spark.read.parquet(str(out / "reports")).collect()
            events = spark.read.parquet(str(out / "events")).collect()
        finally:
            spark.stop()
        self.assertEqual(sorted(row.report for row in reports if row.report), sorted(self.reports))
        self.assertEqual(sorted(row.id for row in reports if row.error), sorted(f"bad{n}" for n in range(50, ARTICLES, 100)))
        self.assertEqual(sorted(row.line for row in events), sorted(self.events))
        self.assertGreater(len(events), 100)
        self.assertGreater(len({(row.country, row.month) for row in events}), 24)
        self.assertTrue(any(len(row.articles) > 1 for row in events), "no event is told by two articles")

    def test_two_workers_give_the_lines_of_one_machine(self):
        out, _ = self.submit("whole", kill=False)
        self.compare(out)

    def test_killed_workers_lose_nothing(self):
        out, killed = self.submit("killed", kill=True)
        self.assertEqual(killed, ["extract", "story"])
        self.compare(out)


if __name__ == "__main__":
    unittest.main()
