"""Report cards: every zone of the demonstration, all formats, one language. Limit: 170 cards in 60 s on 2 cores."""

import tempfile
import time
from datetime import date
from pathlib import Path

from bench.machine import threads, verdict
from teukgu.documents.report_card import Objection, report_cards
from teukgu.documents.report_card.contents import Beside
from teukgu.documents.report_card.folder import FORMATS, write_cards
from teukgu.evaluation.run import evaluate
from teukgu.loading.evaluation_input import read_input
from teukgu.loading.programme import load_programme, programme_folder
from teukgu.loading.scheme_file import read_scheme

CARDS, SECONDS, WORKERS = 170, 60.0, 2
SPAN = "undistinguished_span"


def run() -> None:
    """Write 170 cards into a folder that is thrown away; print the seconds, and the size of each format."""
    rules = load_programme().rulebook.on(date(2026, 11, 2))
    data, scheme = read_input(programme_folder("demonstration") / "input"), read_scheme("reform-draft")
    evaluation = evaluate(data, scheme, rules, threads=threads())
    found = report_cards(evaluation, Beside(objection=Objection(10), undistinguished_span=rules.whole(SPAN)))[:CARDS]
    with tempfile.TemporaryDirectory() as name:
        folder, start = Path(name), time.perf_counter()
        write_cards(found, folder, "ko", FORMATS, workers=WORKERS, written=lambda *_: None)
        seconds = time.perf_counter() - start
        sizes = {kind: sum(file.stat().st_size for file in folder.glob(f"*.{kind}")) for kind in FORMATS}
    print(f"{len(found)} cards x {len(FORMATS)} formats: {seconds:.1f} s {verdict(seconds, SECONDS, most=True)}")
    print("bytes a card: " + ", ".join(f"{kind} {size // len(found):,}" for kind, size in sizes.items()))
