"""Exact vector searches beside numpy and faiss, on one core: `make bench-vectors`.

    Benchmarks/vectors.py PROGRAM [COUNT [DIMENSIONS]]

The program is that of Benchmarks/Sources/Vectors. All of them search the same vectors for the same
questions, ten results each; the results have to be the same.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy

QUESTIONS = 100
TOP = 10


def numpy_search(vectors, lengths, question):
    scores = 1 - (vectors @ question) / (lengths * numpy.linalg.norm(question))
    nearest = numpy.argpartition(scores, TOP)[:TOP]
    return nearest[numpy.argsort(scores[nearest])]


def timed(search, questions):
    """The results of each question, and the milliseconds that each took."""
    found, times = [], []
    for question in questions:
        started = time.perf_counter()
        found.append(list(search(question)))
        times.append((time.perf_counter() - started) * 1000)
    return found, times


def report(name, times, note=""):
    ordered = sorted(times)
    print(
        f"{name:20} {statistics.median(ordered):7.2f} ms  (fastest {ordered[0]:.2f}, "
        f"p99 {ordered[len(ordered) * 99 // 100]:.2f}) {note}"
    )
    return statistics.median(ordered)


def brute_force(vectors, questions):
    """The nearest by sums of 64 bits."""
    wide = vectors.astype(numpy.float64)
    lengths = numpy.sqrt((wide * wide).sum(axis=1))
    for question in questions.astype(numpy.float64):
        scores = 1 - (wide @ question) / (lengths * numpy.sqrt(question @ question))
        yield numpy.argsort(scores.astype(numpy.float32), kind="stable")[:TOP]


def program_lines(program, store, folder, dimensions):
    command = [program, store, folder / "vectors", folder / "questions", str(dimensions)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.split() for line in done.stdout.splitlines()]


def measure(program, store, folder, dimensions, truth):
    lines = program_lines(program, store, folder, dimensions)
    values = {word: [line for line in lines if line[0] == word] for word in
              ("written", "first", "search", "changed", "fork")}
    found = [[int(number) for number in line[2:]] for line in values["search"]]
    right = sum(set(own) == set(best) for own, best in zip(found, truth))
    median = report(
        f"dynamock, {store}", [float(line[1]) for line in values["search"]],
        f"{right} of {len(truth)} as by brute force",
    )
    report("  after a write", [float(line[1]) for line in values["changed"]])
    print(
        f"  first search {float(values['first'][0][1]):.0f} ms, in a fork after a write "
        f"{float(values['fork'][0][1]):.2f} ms; {values['written'][0][2]} MB with the items, "
        f"{values['first'][0][2]} MB after the search"
    )
    return median


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    dimensions = int(sys.argv[3]) if len(sys.argv) > 3 else 384
    chance = numpy.random.default_rng(1)
    vectors = chance.standard_normal((count, dimensions), dtype=numpy.float32)
    questions = chance.standard_normal((QUESTIONS, dimensions), dtype=numpy.float32)
    lengths = numpy.linalg.norm(vectors, axis=1)
    truth = [list(each) for each in brute_force(vectors, questions)]
    print(f"{count} vectors of {dimensions} dimensions, {TOP} results, {QUESTIONS} questions")
    _, times = timed(lambda question: numpy_search(vectors, lengths, question), questions)
    baseline = report("numpy", times)
    try:
        import faiss

        faiss.omp_set_num_threads(1)
        flat = faiss.IndexFlatIP(dimensions)
        flat.add(vectors / lengths[:, None])
        _, times = timed(lambda question: flat.search(question[None], TOP)[1][0], questions)
        report("faiss, flat", times)
    except ImportError:
        print("faiss is not installed")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        vectors.tofile(folder / "vectors")
        questions.tofile(folder / "questions")
        for store in ("memory", "SQLite"):
            median = measure(program, store, folder, dimensions, truth)
            print(f"  {median / baseline:.2f} times numpy")


main()
