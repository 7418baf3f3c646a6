"""What lies under the result of a zone: how its panel scores came about, its figures, corrections, its report."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from teukgu.documents.committee.speech import Speech
from teukgu.portal import clock
from teukgu.portal.access import Viewer, may_see_case
from teukgu.portal.once import once
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.round_case.committee import paper_of
from teukgu.portal.store.models import Report, RoundFreeze, RoundZoneResult
from teukgu.portal.store.queries.round_case.corrections import corrections_of
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.words import said

FIGURES = "observations.csv"
Figures = Mapping[str, Mapping[int, float | None]]


def drill_context(viewer: Viewer, result: RoundZoneResult, whole: bool) -> dict[str, Any]:
    """Return the rows under a zone's result; what moves its tier for whoever sees the ``whole`` round only."""
    row, zone = result.computation, result.zone_id
    paper = paper_of(row)
    speech = Speech(paper, "en" if english() else "ko")
    figures = _figures(row.freeze).get(zone, {})
    years = sorted({year for by_year in figures.values() for year in by_year})
    names = {str(one.id): said(one.name) for one in indicators().in_year(paper.year)}
    return {
        "panels": [
            (speech.of(panel.name), [(speech.of(label), value) for label, value in panel.rows])
            for panel in paper.panels.get(zone, ())
        ],
        "figure_years": years,
        "figures": [
            {"name": names.get(key, key), "values": [(year, by_year.get(year)) for year in years]}
            for key, by_year in figures.items()
        ],
        "corrections": _corrections(row.freeze, zone, years, names),
        "report": _report(viewer, zone, paper.year),
        "movers": list(speech.movers(paper.movers.get(zone, ()))) if whole else [],
    }


def _figures(freeze: RoundFreeze) -> Mapping[str, Figures]:
    """Return the frozen figures of all zones by indicator and year, read once for each process."""

    def made() -> Mapping[str, Figures]:
        found: dict[str, dict[str, dict[int, float | None]]] = {}
        file = freeze.files.filter(name=FIGURES).first()
        content = "" if file is None else bytes(file.content).decode("utf-8-sig")
        for line in csv.DictReader(io.StringIO(content, newline="")):
            value = float(line["value"]) if line.get("value") else None
            found.setdefault(line["zone"], {}).setdefault(line["indicator"], {})[int(line["year"])] = value
        return found

    return once(freeze.sha256, ("frozen figures", str(freeze.pk)), made)


def _corrections(freeze: RoundFreeze, zone: str, years: list[int], names: Mapping[str, str]) -> list[dict[str, Any]]:
    found = corrections_of(zone, years=years, before=clock.now())
    frozen = corrections_of(zone, years=years, before=freeze.kept_at)
    return [
        {
            "name": names.get(one.indicator, one.indicator),
            "year": one.year,
            "before": one.before,
            "after": one.after,
            "reason": one.reason,
            "day": one.day,
            "late": place >= len(frozen),
        }
        for place, one in enumerate(found)
    ]


def _report(viewer: Viewer, zone: str, year: int) -> str:
    """Return the number of the zone's report of the year, empty where the viewer does not see it."""
    found = Report.objects.filter(zone=zone, year=year).select_related("case").first()
    if found is None or not may_see_case(viewer, case_facts(found.case)):
        return ""
    return str(found.case.number)
