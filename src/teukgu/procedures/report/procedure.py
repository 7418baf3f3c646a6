"""The yearly report as one table: threads, acts, clocks."""

from teukgu.procedures.definition import ClockSpec, Procedure
from teukgu.procedures.documents_track import DOCUMENT_ACTS, DOCUMENT_TRACK
from teukgu.procedures.laws import administrative_procedures_decree, zone_rule
from teukgu.procedures.party import Party
from teukgu.procedures.report.acts import ACTS
from teukgu.procedures.report.tracks import JOINT, MAIN, VERIFICATION
from teukgu.values import Bilingual

LATE = Bilingual(
    "늦은 보고도 받으며, 늦었다는 사실이 남습니다.", "A late report is taken too; that it was late is kept."
)
CLOCKS = (
    ClockSpec(
        id="report_due",
        name=Bilingual("운영성과보고서 제출", "Performance report"),
        parameter="report_due",
        track="main",
        waits_for=Party.APPLICANT,
        starts=("open_report",),
        ends=("file_report", "defer_report"),
        leads_to=("approve_report", "confirm_part"),
        due_field="due",
        silence_note=LATE,
        basis=(zone_rule(3, 1),),
    ),
    ClockSpec(
        id="report_completion",
        name=Bilingual("보고서 보완", "Completion of the report"),
        parameter="",
        track="main",
        waits_for=Party.APPLICANT,
        starts=("return_report",),
        ends=("file_report",),
        leads_to=("approve_report", "confirm_part"),
        due_field="until",
        basis=(administrative_procedures_decree(11),),
    ),
)
REPORT = Procedure(
    id="report",
    name=Bilingual("운영성과보고", "Performance report"),
    tracks=(MAIN, JOINT, VERIFICATION, DOCUMENT_TRACK),
    acts=(*ACTS, *DOCUMENT_ACTS),
    clocks=CLOCKS,
    applied_by="open_report",
)
"""Rule 3 addresses the committee, the Act the minister: one filing, told to both."""
