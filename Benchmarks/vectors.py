"""Vector searches beside numpy and faiss, on one core: `make bench-vectors`.

    Benchmarks/vectors.py PROGRAM [COUNT [DIMENSIONS]]

The program is that of Benchmarks/Sources/Vectors. All of them search the same vectors for the same
questions, ten results each. Exact searches are of independent random numbers, whose results have to be
the same. Approximate ones are of points around random centers, with 32 directions of variation as
embeddings have few, and of independent numbers, which have no near neighbors that any graph could lead to.
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


def program_lines(program, store, folder, dimensions, *more):
    command = [program, store, folder / "vectors", folder / "questions", str(dimensions), *more]
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


def embeddings(chance, count, dimensions):
    """Points around 200 centers in a space of 32 directions, with a little noise in all of them."""
    directions = chance.standard_normal((32, dimensions), dtype=numpy.float32)
    centers = chance.standard_normal((200, 32), dtype=numpy.float32)
    near = chance.standard_normal((count, 32), dtype=numpy.float32)
    noise = chance.standard_normal((count, dimensions), dtype=numpy.float32)
    places = centers[chance.integers(0, 200, count)] + 0.6 * near
    return (places @ directions + 0.3 * noise).astype(numpy.float32)


def recall(found, truth):
    return sum(len(set(own) & set(best)) for own, best in zip(found, truth)) / (TOP * len(truth))


def resident():
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE") >> 20


def independent(chance, count, dimensions):
    return chance.standard_normal((count, dimensions), dtype=numpy.float32)


def measure_approximate(program, chance, count, dimensions, points, name):
    vectors = points(chance, count + QUESTIONS, dimensions)
    vectors, questions = vectors[:count].copy(), vectors[count:].copy()
    truth = [list(each) for each in brute_force(vectors, questions)]
    print(f"\napproximate: {count} vectors of {dimensions} dimensions {name}")
    try:
        import faiss

        faiss.omp_set_num_threads(1)
        unit = vectors / numpy.linalg.norm(vectors, axis=1)[:, None]
        before, started = resident(), time.perf_counter()
        graph = faiss.IndexHNSWFlat(dimensions, 16, faiss.METRIC_INNER_PRODUCT)
        graph.hnsw.efConstruction = 200
        graph.add(unit)
        took, size = time.perf_counter() - started, resident() - before
        graph.hnsw.efSearch = 160
        found, times = timed(lambda question: graph.search(question[None], TOP)[1][0], questions)
        report("faiss, HNSW", times, f"recall {recall(found, truth):.3f}; {took:.0f} s, {size} MB")
    except ImportError:
        print("faiss is not installed")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        vectors.tofile(folder / "vectors")
        questions.tofile(folder / "questions")
        lines = program_lines(program, "memory", folder, dimensions, "1000")
        found = [[int(number) for number in line[2:]] for line in lines if line[0] == "search"]
        values = {line[0]: [float(number) for number in line[1:3]] for line in lines}
        size = values["built"][1] - values["first"][1]
        report(
            "dynamock, memory", [float(line[1]) for line in lines if line[0] == "search"],
            f"recall {recall(found, truth):.3f}; {values['built'][0] / 1000:.0f} s, {size:.0f} MB "
            "more than for exact searches",
        )


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
    for points, name in (embeddings, "around 200 centers"), (independent, "of independent numbers"):
        measure_approximate(program, chance, count, dimensions, points, name)


main()
