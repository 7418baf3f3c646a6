"""The form of a report: what its zone is asked, with last year's figures, targets and what was entered."""

from collections.abc import Mapping

from django.db.models import Max

from teukgu.portal.programmes import DEMONSTRATION
from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import CaseParty, Report, ReportSave, ZoneNow
from teukgu.portal.store.queries.reports.approved import baselines_of_zone, targets_of_zone
from teukgu.portal.store.queries.reports.asked import asked_rows, other_rows, stages_asked
from teukgu.portal.store.queries.reports.drafts import report_draft
from teukgu.portal.store.queries.reports.observed import Past, past_of
from teukgu.procedures.party import Party
from teukgu.reporting.comparability import comparable
from teukgu.reporting.definition import Comparability
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.figure import Cell, Number
from teukgu.reporting.form import Form
from teukgu.reporting.targets import baselines_of, targets_of
from teukgu.values import Bilingual, ZoneId


def form_of(report: Report, draft: ReportDraft | None = None, past: Past | None = None) -> Form:
    """Return the form of ``report``; ``draft`` and ``past`` are read when they are not given."""
    zone, catalogue = ZoneId(report.zone_id), indicators()
    rows = asked_rows(report)
    cells = frozenset(row.cell for row in rows)
    versions = {row.cell: row.version.version for row in rows}
    past = past_of(report.zone_id, report.year) if past is None else past
    last = last_year(past.values, report.year)
    return Form(
        zone=zone,
        zone_name=zone_name_of(report),
        zone_type=report.zone_type,
        year=report.year,
        rows=rows,
        last=last,
        earlier=frozenset(cell for cell in last if (report.year - 1, cell) in past.earlier),
        broken=frozenset(cell for when, cell in past.values if when == report.year - 1 and cell not in last),
        targets=targets_of(targets_of_zone(report.zone_id), zone, report.year),
        baseline=baselines_of(baselines_of_zone(report.zone_id), zone, versions, catalogue),
        entered=(report_draft(report.pk) if draft is None else draft).within(cells),
        programme=report.case.programme_id,
        municipality=lead_of(report),
        invented=report.case.programme_id == DEMONSTRATION,
        stages=stages_asked(report),
        others=other_rows(report),
        seen=ReportSave.objects.filter(report=report).aggregate(newest=Max("pk"))["newest"] or 0,
    )


def last_year(past: Mapping[tuple[int, Cell], Number], year: int) -> dict[Cell, Number]:
    """Return the figures of the year before ``year`` that may be read beside those of ``year``."""
    return {
        cell: value
        for (when, cell), value in past.items()
        if when == year - 1 and comparable(indicators(), cell.indicator, when, year) is not Comparability.BROKEN
    }


def zone_name_of(report: Report) -> Bilingual:
    """Return the name of the zone as it is now, its key where none is known."""
    now = ZoneNow.objects.filter(pk=report.zone_id).first()
    return Bilingual(now.name_ko, now.name_en or now.name_ko) if now else Bilingual(report.zone_id, report.zone_id)


def lead_of(report: Report) -> str:
    """Return the name of the municipality that files."""
    rows = CaseParty.objects.filter(case=report.case_id, party=Party.APPLICANT.value, until=None)
    lead = rows.order_by("-lead", "pk").select_related("organisation").first()
    return lead.organisation.name_ko if lead and lead.organisation else ""
