"""The sheet of a zone: criteria with what scores mean and what was given, and the papers beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from teukgu.portal.plan_rules import plan_contents
from teukgu.portal.services.panels.scoring import CONFIDENCE
from teukgu.portal.store.models import PanelCriterion, PanelScore
from teukgu.portal.store.queries.announced_plans import MAIN_POINTS
from teukgu.portal.store.queries.panels.papers import ZonePapers
from teukgu.portal.store.queries.panels.sheets import Sheet
from teukgu.portal.web.presenting.designation.plan_text import paragraphs
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.my_panels.talk import confidence_words
from teukgu.portal.web.presenting.reports.reading import ReadPart, read_version
from teukgu.portal.web.presenting.round_panels.criteria import criterion_rows
from teukgu.portal.web.presenting.words import said


@dataclass(frozen=True, slots=True)
class ScoreBox:
    """A criterion to score: what it is called, its range, what scores mean, what stands in the field."""

    key: str
    name: str
    lowest: str
    highest: str
    step: str
    anchors: list[tuple[str, str]]
    value: str
    number: int
    saved: PanelScore | None


def score_boxes(sheet: Sheet, criteria: Sequence[PanelCriterion], typed: Mapping[str, str] | None) -> list[ScoreBox]:
    """Return a box for each criterion; ``typed`` stands where it could not be saved."""
    boxes = []
    for line in criterion_rows(criteria):
        key = line["row"].key
        saved = sheet.scores.get(key)
        value = "" if saved is None or saved.score is None else f"{saved.score:g}"
        if typed is not None:
            value = typed.get(f"score-{key}", value)
        boxes.append(
            ScoreBox(
                key,
                line["name"],
                line["lowest"],
                line["highest"],
                line["step"],
                line["anchors"],
                value,
                saved.number if saved else 0,
                saved,
            )
        )
    return boxes


def opinion_box(sheet: Sheet, typed: Mapping[str, str] | None) -> dict[str, Any]:
    """Return the justification and the degrees of confidence, the chosen one marked."""
    row = sheet.opinion
    text, chosen = (row.text, row.confidence) if row else ("", "")
    if typed is not None:
        text, chosen = typed.get("text", text), typed.get("confidence", chosen)
    return {
        "text": text,
        "number": row.number if row else 0,
        "saved": row,
        "choices": [(code, confidence_words(code), code == chosen) for code in CONFIDENCE],
        "confidence": confidence_words(chosen),
    }


def report_parts(papers: ZonePapers) -> list[ReadPart]:
    """Return the report as filed, part by part."""
    return read_version(papers.report) if papers.report else []


def plan_points(papers: ZonePapers) -> list[tuple[str, list[str]]]:
    """Return the main points of the plan as designated; items that name persons are not among them."""
    if papers.plan is None:
        return []
    rows = [(item, papers.plan.content.get(item.id)) for item in plan_contents().items if item.id in MAIN_POINTS]
    return [(said(item.name), paragraphs(item, content)) for item, content in rows if content]


def criterion_names(criteria: Sequence[PanelCriterion]) -> dict[str, str]:
    """Return what criteria are called by key."""
    return {one.key: one.name_en if english() else one.name_ko for one in criteria}
