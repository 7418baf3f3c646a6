"""The figures of a report as they are verified: reported, last year, asked and explained, found, what became of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teukgu.portal.report_rules import indicators
from teukgu.portal.services.verification.found import FoundEntry, cell_words
from teukgu.portal.store.models import FigureTurn, Report, VerifiedFigure
from teukgu.portal.store.queries.reports.checked import Checked
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.portal.store.queries.verification.found import is_disputed, last_turn
from teukgu.portal.web.presenting.korean import percent_text, signed_text
from teukgu.portal.web.presenting.office_desk.names import organisation_said
from teukgu.portal.web.presenting.reports.boxes import amount_text
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.amounts import read_amount
from teukgu.reporting.checks import Remark
from teukgu.reporting.definition import Unit
from teukgu.reporting.draft import ReportDraft, cell_of
from teukgu.reporting.figure import Cell, Number
from teukgu.reporting.form import Row
from teukgu.reporting.names import name_of
from teukgu.reporting.verification import Verdict, difference
from teukgu.reporting.verification.found import VERDICT_NAMES
from teukgu.values import Bilingual, Finding, Place

STATES: Mapping[str, object] = {
    "none": gettext_lazy("대상 아님"),
    "chosen": gettext_lazy("선정됨"),
    "found": gettext_lazy("결과 알림"),
    "disputed": gettext_lazy("이의"),
    "answered": gettext_lazy("이의에 답함"),
    "signed": gettext_lazy("현장확인 완료"),
    "lapsed": gettext_lazy("현장확인 효력 잃음"),
}
STATE_BADGES = {
    "chosen": "bg-light-information",
    "found": "bg-light-information",
    "disputed": "bg-light-warning",
    "answered": "bg-light-information",
    "signed": "bg-light-success",
    "lapsed": "bg-light-danger",
}
VERDICT_BADGES = {
    Verdict.AS_REPORTED.value: "bg-light-success",
    Verdict.DIFFERS.value: "bg-light-danger",
    Verdict.NOT_SHOWN.value: "bg-light-warning",
}
TURNS: Mapping[str, object] = {
    "disputed": gettext_lazy("이의"),
    "kept": gettext_lazy("그대로 둠"),
    "settled": gettext_lazy("합의"),
}


def state_name(state: str) -> str:
    """Return where verification stands."""
    return str(STATES.get(state, state))


def state_badge(state: str) -> str:
    """Return the badge of a state."""
    return STATE_BADGES.get(state, "bg-light-gray")


def verdict_choices() -> list[tuple[str, str]]:
    """Return what can be found."""
    return [(one.value, said(VERDICT_NAMES[one])) for one in Verdict]


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """What became of a found value: who, what, an agreed value."""

    who: str
    state: str
    text: str
    value: str
    turn: FigureTurn


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure under verification."""

    key: str
    name: str
    is_part: bool
    unit: str
    confidence: str
    evidence_asked: str
    note: str
    reported: str
    last: str
    asked: tuple[str, ...]
    explained: tuple[str, ...]
    row: VerifiedFigure | None
    verdict: str
    verdict_name: str
    badge: str
    found: str
    gap: str
    moved: bool
    disputed: bool
    agreed: str
    turns: tuple[ShownTurn, ...]
    typed: Mapping[str, str]


def figure_lines(
    report: Report,
    draft: ReportDraft,
    found: Mapping[Cell, VerifiedFigure],
    told: Checked,
    *,
    only_found: bool = False,
    typed: QueryDict | None = None,
) -> list[FigureLine]:
    """Return the figures that were reported or found, in the order of the form."""
    form = form_of(report, draft)
    asked, explained = _asked(told.requests), _explained(told)
    return [
        _line(row, draft, form.last.get(row.cell), found.get(row.cell), (asked, explained), typed=typed)
        for row in form.rows
        if row.cell in found or (not only_found and row.cell in draft.figures)
    ]


def _asked(remarks: Iterable[Remark]) -> dict[Cell, list[str]]:
    found: dict[Cell, list[str]] = {}
    for one in remarks:
        for cell in one.cells[:1]:
            found.setdefault(cell, []).append(said(one.message))
    return found


def _explained(told: Checked) -> dict[Cell, list[str]]:
    found: dict[Cell, list[str]] = {}
    for one, answer in told.answered:
        for cell in one.cells[:1]:
            found.setdefault(cell, []).append(f"{said(one.message)} → {answer.text}")
    return found


Beside = tuple[Mapping[Cell, list[str]], Mapping[Cell, list[str]]]


def _line(
    row: Row,
    draft: ReportDraft,
    last: Number | None,
    found: VerifiedFigure | None,
    beside: Beside,
    *,
    typed: QueryDict | None,
) -> FigureLine:
    unit, figure = indicators().unit_of(row.version), draft.figures.get(row.cell)
    reported = figure.value if figure else None
    turn = last_turn(found) if found else None
    return FigureLine(
        key=str(row.cell),
        name=said(row.part.name) if row.part else said(row.version.name),
        is_part=row.part is not None,
        unit=said(unit.name),
        confidence=said(name_of(figure.confidence)) if figure and figure.value is not None else "",
        evidence_asked="" if row.part else said(row.version.evidence),
        note=figure.note if figure else "",
        reported=amount_text(reported, unit) or (said(name_of(figure.status)) if figure else ""),
        last=amount_text(last, unit),
        asked=tuple(beside[0].get(row.cell, ())),
        explained=tuple(beside[1].get(row.cell, ())),
        row=found,
        verdict=found.verdict if found else "",
        verdict_name=said(VERDICT_NAMES[Verdict(found.verdict)]) if found else "",
        badge=VERDICT_BADGES[found.verdict] if found else "",
        found=amount_text(found.found, unit) if found else "",
        gap=_gap(found, unit) if found else "",
        moved=found is not None and found.reported != reported,
        disputed=found is not None and is_disputed(found),
        agreed=amount_text(turn.value, unit) if turn and turn.state == "settled" else "",
        turns=tuple(_turn(one, unit) for one in sorted(found.turns.all(), key=lambda one: one.pk)) if found else (),
        typed=_typed(str(row.cell), found, unit, typed),
    )


def _gap(found: VerifiedFigure, unit: Unit) -> str:
    gap = difference(found.reported, found.found)
    if gap is None or not gap.amount:
        return ""
    share = f" ({percent_text(gap.share)})" if gap.share is not None else ""
    return f"{signed_text(gap.amount, unit.decimals)}{share}"


def _turn(one: FigureTurn, unit: Unit) -> ShownTurn:
    return ShownTurn(
        organisation_said(one.organisation), str(TURNS[one.state]), one.text, amount_text(one.value, unit), one
    )


def _typed(key: str, found: VerifiedFigure | None, unit: Unit, typed: QueryDict | None) -> dict[str, str]:
    shown = {
        "verdict": found.verdict if found else "",
        "found": amount_text(found.found, unit) if found else "",
        "evidence": found.evidence if found else "",
    }
    return shown if typed is None else {name: typed.get(f"{name}-{key}", text) for name, text in shown.items()}


def entries_in(
    posted: QueryDict, report: Report, draft: ReportDraft, found: Collection[Cell]
) -> tuple[list[FoundEntry], list[Finding]]:
    """Return what was found, as it was sent: figures without a verdict are left alone."""
    entries: list[FoundEntry] = []
    findings: list[Finding] = []
    for cell in {*draft.figures, *found}:
        verdict = posted.get(f"verdict-{cell}", "")
        value, wrong = amount_in(posted.get(f"found-{cell}", ""), cell, report.year)
        findings += wrong
        if verdict not in {one.value for one in Verdict}:
            if value is not None or posted.get(f"evidence-{cell}", "").strip():
                findings.append(_no_verdict(cell, report.year))
            continue
        seen = posted.get(f"seen-{cell}", "")
        entries.append(
            FoundEntry(
                cell,
                Verdict(verdict),
                value,
                posted.get(f"evidence-{cell}", ""),
                int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 12 else 0,
            )
        )
    return entries, findings


def amount_in(text: str, cell: Cell, year: int) -> tuple[Number | None, list[Finding]]:
    """Return the figure that was typed for a cell, and why it cannot be read or how it was."""
    version = indicators().version(cell.indicator, year)
    if version is None:
        return None, []
    amount = read_amount(text, indicators().unit_of(version))
    name = cell_words(cell, year)
    found = [
        Finding(
            one.code,
            Bilingual(f"{name.ko}: {one.message.ko}", f"{name.en}: {one.message.en}"),
            one.cure,
            Place(key=str(cell)),
            one.severity,
        )
        for one in amount.findings
    ]
    return (None if amount.is_refused else amount.value), found


def _no_verdict(cell: Cell, year: int) -> Finding:
    name = cell_words(cell, year)
    return Finding(
        "verification.no_verdict",
        Bilingual(f"{name.ko}: 확인 결과를 고르지 않았습니다.", f"{name.en}: no result is chosen."),
        Bilingual("보고한 대로, 다름, 증빙 없음 가운데 고르십시오.", "Choose as reported, differs or no evidence."),
        Place(key=str(cell)),
    )


def shown_lines(lines: Iterable[FigureLine], *, parts: bool) -> list[FigureLine]:
    """Return what the page shows: without ``parts`` only those parts of figures about which something was said.

    Parts are two thirds of a report, and an office looks at a handful of figures.
    """
    return [one for one in lines if parts or not one.is_part or one.row or one.asked or any(one.typed.values())]


def counts_line(lines: Collection[FigureLine]) -> str:
    """Return in words how many figures were looked at, and what came of it."""
    looked = [one for one in lines if one.row is not None]
    differs = sum(one.verdict != Verdict.AS_REPORTED for one in looked)
    return _("값 %(all)s개 가운데 %(looked)s개를 확인했고 %(differs)s개가 보고와 다르거나 증빙이 없습니다.") % {
        "all": len(lines),
        "looked": len(looked),
        "differs": differs,
    }


def dispute_texts(posted: QueryDict) -> dict[int, str]:
    """Return by found value what is disputed."""
    return {
        int(name.removeprefix("dispute-")): posted.get(name, "")
        for name in posted
        if name.startswith("dispute-") and name.removeprefix("dispute-").isdigit() and len(name) < 24
    }


def cell_of_row(row: VerifiedFigure) -> Cell:
    """Return the cell of a found value."""
    return cell_of(f"{row.indicator}/{row.part}" if row.part else row.indicator)
