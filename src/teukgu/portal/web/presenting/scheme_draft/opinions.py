"""Opinions on the draft and the answers to them, for a page and for a table."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from teukgu.portal.services.scheme_draft.opinions import ANSWERS
from teukgu.portal.store.queries.scheme_draft import OpinionLine
from teukgu.portal.web.presenting.korean import day_text


def answer_choices() -> list[tuple[str, str]]:
    """Return the findings that an answer may come to."""
    words = {"accepted": _("받아들임"), "partly": _("일부 받아들임"), "declined": _("받아들이지 않음")}
    return [(code, words[code]) for code in ANSWERS]


def opinion_rows(lines: Iterable[OpinionLine]) -> list[dict[str, Any]]:
    """Return opinions with their answers, numbered in the order in which they came."""
    names = dict(answer_choices())
    return [
        {
            "pk": line.opinion.pk,
            "number": place,
            "office": line.opinion.source == "office",
            "who": line.opinion.who,
            "on": line.opinion.received_on,
            "about": line.opinion.about,
            "text": line.opinion.text,
            "save": line.opinion.draft.number,
            "answer": names.get(line.answer.answer, "") if line.answer else "",
            "grounds": line.answer.grounds if line.answer else "",
            "by": line.answer.account.name if line.answer else "",
        }
        for place, line in enumerate(lines, start=1)
    ]


def opinion_cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return a row of the table of opinions and answers."""
    about = row["about"] or _("전체")
    return (
        str(row["number"]),
        row["who"],
        day_text(row["on"]),
        about,
        row["text"],
        row["answer"] or "-",
        row["grounds"] or "-",
    )
