"""A discussion on the page: scores side by side and remarks, people by letters."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from teukgu.portal.store.models import PanelCriterion
from teukgu.portal.store.queries.panels.talks import Talk
from teukgu.portal.web.presenting.korean import english

LETTERS, LATIN = "가나다라마바사아자차카타파하", "ABCDEFGHIJKLMN"


def called(place: int) -> str:
    """Return what stands for a name: 0 is the reader."""
    if place == 0:
        return _("나")
    letters = LATIN if english() else LETTERS
    letter = letters[place - 1] if place <= len(letters) else str(place)
    return _("위원 %(letter)s") % {"letter": letter}


def talk_rows(talk: Talk, criteria: Sequence[PanelCriterion]) -> dict[str, Any]:
    """Return the table of scores by criterion, and what each said."""
    return {
        "heads": [called(one.place) for one in talk.sheets],
        "lines": [
            (
                one.name_en if english() else one.name_ko,
                [(called(sheet.place), _score(sheet.scores.get(one.key))) for sheet in talk.sheets],
            )
            for one in criteria
        ],
        "texts": [(called(one.place), one.text, confidence_words(one.confidence)) for one in talk.sheets],
    }


def _score(score: float | None) -> str:
    return "-" if score is None else f"{score:g}"


def remark_rows(talk: Talk) -> list[dict[str, Any]]:
    """Return remarks in their order."""
    rows = []
    for one in talk.discussion.remarks.order_by("pk"):
        place = talk.place_of(one.reviewer_id)
        who = _("부처") if one.reviewer_id is None else called(place) if place is not None else _("그만둔 위원")
        rows.append({"who": who, "mine": place == 0, "text": one.text, "at": one.recorded_at})
    return rows


def confidence_words(code: str) -> str:
    """Return how sure somebody was in words."""
    return {"low": _("낮음"), "middle": _("보통"), "high": _("높음")}.get(code, "")
