"""Which days can be meant: a year typed with a slip of the hand (0001, 9999) is told and not kept."""

from datetime import date, timedelta

from teukgu.rulebook.value_words import day_words
from teukgu.values import Bilingual

EARLIEST = date(2000, 1, 1)
"""The Act is of 2004; what is told of a zone reaches back some years before it."""
AHEAD = timedelta(days=3653)
"""Ten years: nobody plans a milestone or an assignment beyond."""


def has_been(day: date, today: date) -> bool:
    """Whether a day can lie behind us."""
    return EARLIEST <= day <= today


def may_come(day: date, today: date) -> bool:
    """Whether a day from today on can be meant."""
    return today <= day <= latest(today)


def latest(today: date) -> date:
    """Return the last day that can be planned for."""
    return today + AHEAD


def between(first: date, last: date) -> Bilingual:
    """Say within which days to stay."""
    one, other = day_words(first), day_words(last)
    return Bilingual(f"{one.ko}부터 {other.ko}까지의 날짜를 적으십시오.", f"Give a day from {one.en} to {other.en}.")
