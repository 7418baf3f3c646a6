"""Says in words what the demonstration's year holds: reports, uploads, explanations, sheets, verification, warnings."""

from collections import Counter
from collections.abc import Iterator

from teukgu.portal.programmes import DEMONSTRATION
from teukgu.portal.store.models import (
    CaseClock,
    CaseEvent,
    CaseNow,
    Observation,
    Report,
    ReportExplanation,
    ReportSave,
    SheetAnswer,
    VerifiedFigure,
    WorkbookUpload,
)
from teukgu.portal.store.queries.office_desk.warnings import count_kept
from teukgu.procedures.registry import PROCEDURES
from teukgu.values import Bilingual

REPORT = "report"


def year_told() -> Iterator[Bilingual]:
    """Yield lines of counts."""
    reports = Report.objects.filter(case__programme=DEMONSTRATION)
    cases = reports.values("case")
    stages = Counter(CaseNow.objects.filter(case__in=cases).values_list("stage", flat=True))
    names = {one.id: one.name for track in PROCEDURES[REPORT].tracks if track.id == "main" for one in track.states}
    by_stage = [(names[key], number) for key, number in stages.most_common()]
    ko = ", ".join(f"{name.ko} {number}" for name, number in by_stage)
    en = ", ".join(f"{name.en.lower()} {number}" for name, number in by_stage)
    yield Bilingual(f"보고서 {reports.count()}건: {ko}", f"{reports.count()} reports: {en}")
    saves = ReportSave.objects.filter(report__in=reports).count()
    uploads = WorkbookUpload.objects.filter(report__in=reports).count()
    figures = Observation.objects.filter(report__in=reports).count()
    yield Bilingual(
        f"칸 저장 {saves:,}번, 엑셀 {uploads}개, 제출된 값 {figures:,}개",
        f"{saves:,} cells saved, {uploads} workbooks, {figures:,} figures filed",
    )
    explained = ReportExplanation.objects.filter(report__in=reports).count()
    acts = Counter(CaseEvent.objects.filter(case__in=cases).values_list("act", flat=True))
    late = sum(
        1
        for due, ended in CaseClock.objects.filter(case__in=cases, clock="report_due").values_list("due", "ended_on")
        if due is not None and (ended is None or ended > due)
    )
    returned, corrected = acts["return_report"], acts["correct_report"]
    yield Bilingual(
        f"설명 {explained}건, 기한 넘김 {late}건, 보완 요구 {returned}건, 정정 {corrected}건",
        f"{explained} explanations, {late} late, {returned} returned, {corrected} corrected",
    )
    sheets = SheetAnswer.objects.filter(sheet__survey__report__in=reports).values("sheet").distinct().count()
    chosen = acts["choose_for_verification"]
    found = VerifiedFigure.objects.filter(report__in=reports).count()
    warned = count_kept(DEMONSTRATION)
    yield Bilingual(
        f"특화사업자 조사표 {sheets}장, 현장확인 대상 {chosen}건, 확인한 값 {found}개, 조기경보 {warned}건",
        f"{sheets} operators' sheets, {chosen} chosen for verification, {found} found values, {warned} early warnings",
    )
