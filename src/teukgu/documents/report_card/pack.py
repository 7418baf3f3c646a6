"""All cards of a round in one file: a folder of cards packed as ZIP, with a table of which zone each is."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from teukgu.documents.input_tables import csv_bytes
from teukgu.documents.report_card.card import Card
from teukgu.documents.report_card.folder import Written, write_cards
from teukgu.values import Language

TABLE = "index.csv"


def write_pack(
    cards: Sequence[Card], target: Path, language: Language, formats: Sequence[str], *, workers: int, written: Written
) -> None:
    """Write every card in every format into the ZIP ``target``: whole, or nothing of it is there.

    ``index.csv`` names the zone of each card; ``written`` is called as for `write_cards`.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=target.parent))
    half = folder / "half.zip"
    try:
        write_cards(cards, folder / "cards", language, formats, workers=workers, written=written)
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as pack:
            pack.writestr(TABLE, csv_bytes(("zone", "name"), [(str(card.zone), card.name) for card in cards]))
            for file in sorted((folder / "cards").iterdir()):
                pack.write(file, file.name)
        os.replace(half, target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
