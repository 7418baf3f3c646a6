"""Writes the cards of a round into a folder, several at a time, and says how far it is."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from teukgu.documents.report_card.card import Card
from teukgu.values import Language

FORMATS = ("html", "pdf", "hwpx", "xlsx")
Written = Callable[[int, int], None]
"""Called with how many cards are written, and of how many."""


def write_cards(
    cards: Sequence[Card], folder: Path, language: Language, formats: Sequence[str], *, workers: int, written: Written
) -> None:
    """Write every card in every format as ``ZONE.FORMAT``; a file that is there already is replaced whole."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, _zone in enumerate(_made(cards, folder, language, formats, workers), 1):
        written(number, len(cards))


def _made(
    cards: Sequence[Card], folder: Path, language: Language, formats: Sequence[str], workers: int
) -> Iterator[str]:
    if workers == 1 or len(cards) == 1:
        yield from (write_card(card, folder, language, formats) for card in cards)
        return
    count = len(cards)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(write_card, cards, [folder] * count, [language] * count, [formats] * count, chunksize=4)


def write_card(card: Card, folder: Path, language: Language, formats: Sequence[str]) -> str:
    """Write one card in every format; return its zone."""
    for name in formats:
        target = folder / f"{card.zone}.{name}"
        half = target.with_suffix(f".{name}.part")
        half.write_bytes(card_bytes(card, language, name))
        os.replace(half, target)
    return card.zone


def card_bytes(card: Card, language: Language, name: str) -> bytes:
    """Return a card in the format ``name``."""
    from teukgu.documents.official.as_hwpx import write_hwpx
    from teukgu.documents.official.as_pdf import write_pdf
    from teukgu.documents.report_card.as_html import card_html
    from teukgu.documents.report_card.as_xlsx import card_xlsx
    from teukgu.documents.report_card.letter import card_letter

    if name == "html":
        return card_html(card, language).encode()
    if name == "xlsx":
        return card_xlsx(card, language)
    letter = card_letter(card, language)
    return write_pdf(letter) if name == "pdf" else write_hwpx(letter, numbered=True)
