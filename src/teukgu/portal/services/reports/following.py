"""Reports that are being written follow the stages of their zone; what was approved or handed in stays as it was."""

from teukgu.portal.access_reports import GATHERED_STAGES
from teukgu.portal.services.cases.hooks import Done, after_act
from teukgu.portal.store.models import Report, ReportVersion
from teukgu.portal.store.queries.reports.facts import HANDED_IN, standing_sha256
from teukgu.portal.store.queries.zone_figures.stages import stages_on
from teukgu.reporting.stages import stage_day

RETURNED = "returned"


def follow_stages(zone: str) -> list[Report]:
    """Let the zone's reports that are written or mended take the stages of their year's last day; return the changed.

    Nothing that was typed is touched: what belongs to a stage left is kept in the draft, and asked again when the stage
    comes back. Whoever calls holds a transaction.
    """
    rows = Report.objects.select_for_update(of=("self",)).select_related("case")
    changed = []
    for one in rows.filter(zone=zone, case__now__stage__in=GATHERED_STAGES).order_by("year"):
        stages = [stage.value for stage in stages_on(zone, stage_day(one.year))]
        if one.stages != stages:
            one.stages = stages
            one.save(update_fields=["stages"])
            changed.append(one)
    return changed


@after_act
def hold_stages(done: Done) -> None:
    """After an approval or correction a report has the stages of that version; a returned one follows its zone again.

    What the head approved may be an earlier version than the one written now.
    """
    if done.case.procedure != "report":
        return
    if done.event.act in HANDED_IN:
        sha256 = standing_sha256(done.situation.state) or ""
        version = ReportVersion.objects.filter(report=done.case.pk, sha256=sha256).last()
        if version is not None:
            Report.objects.filter(pk=done.case.pk).update(stages=version.content.get("stages", []))
    elif done.situation.state.stage == RETURNED and done.case.zone_id:
        follow_stages(done.case.zone_id)
