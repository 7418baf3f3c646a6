"""Criteria on the page, and read from its form: anchors a line each, ``score | words | English``."""

from collections.abc import Mapping, Sequence
from typing import Any

from teukgu.portal.services.panels.making import Anchor, CriterionGiven
from teukgu.portal.store.models import PanelCriterion
from teukgu.portal.web.presenting.korean import english
from teukgu.values import Bilingual

MOST = 20


def criterion_rows(rows: Sequence[PanelCriterion]) -> list[dict[str, Any]]:
    """Return criteria for the page: names and anchors in its language, and as lines for the form."""
    return [
        {
            "row": row,
            "name": row.name_en if english() else row.name_ko,
            "lowest": f"{row.lowest:g}",
            "highest": f"{row.highest:g}",
            "step": f"{row.step:g}",
            "anchors": [(f"{one['score']:g}", one["en"] if english() else one["ko"]) for one in row.anchors],
            "lines": "\n".join(f"{one['score']:g} | {one['ko']} | {one['en']}" for one in row.anchors),
        }
        for row in rows
    ]


def criteria_in(form: Mapping[str, str]) -> list[CriterionGiven]:
    """Read the criteria of a form; rows without a key and a name are left out."""
    found = []
    for place in range(MOST):
        key, name = (form.get(f"{field}-{place}", "").strip() for field in ("key", "name_ko"))
        if key or name:
            found.append(
                CriterionGiven(
                    key=key,
                    name=Bilingual(name, form.get(f"name_en-{place}", "").strip()),
                    lowest=_number(form.get(f"lowest-{place}", "")),
                    highest=_number(form.get(f"highest-{place}", "")),
                    step=_number(form.get(f"step-{place}", "")),
                    anchors=tuple(_anchors(form.get(f"anchors-{place}", ""))),
                )
            )
    return found


def _anchors(text: str) -> list[Anchor]:
    found = []
    for line in text.splitlines():
        score, _bar, rest = line.partition("|")
        words, _bar, translated = rest.partition("|")
        if line.strip():
            found.append(Anchor(_number(score), Bilingual(words.strip()[:300], translated.strip()[:300])))
    return found


def _number(text: str) -> float:
    """Read a number; what is none becomes one that no range allows."""
    try:
        found = float(text.replace(",", "").strip())
    except ValueError:
        return float("nan")
    return found if abs(found) < 1e6 else float("nan")
