"""The evaluation round as one table: threads, acts, clocks."""

from teukgu.procedures.definition import ClockSpec, Procedure
from teukgu.procedures.documents_track import DOCUMENT_ACTS, DOCUMENT_TRACK
from teukgu.procedures.event import Event
from teukgu.procedures.laws import administrative_procedures_act, general_act, zone_act
from teukgu.procedures.party import Party
from teukgu.procedures.round.acts_deciding import DECIDING_ACTS
from teukgu.procedures.round.acts_scheme import SCHEME_ACTS
from teukgu.procedures.round.standing import year_end
from teukgu.procedures.round.tracks import DRAFTS, FREEZE, MAIN, OBJECTIONS, POPULATION, SCHEME, STAGES
from teukgu.procedures.state import Situation
from teukgu.values import Bilingual

OVERDUE = Bilingual(
    "기한을 넘겨도 평가나 결과가 없어지지 않으며, 늦었다는 사실이 남습니다.",
    "A missed date lapses nothing: the round goes on and stands as overdue.",
)


def _was_given(situation: Situation, event: Event) -> bool:
    return event.data.get("done") == "done"


CLOCKS = (
    ClockSpec(
        id="evaluation",
        name=Bilingual("평가 완료", "Evaluation"),
        parameter="evaluation_deadline_days",
        track="main",
        waits_for=Party.MINISTER,
        starts=("open_round",),
        ends=("record_round_resolution",),
        extended_by=("extend_evaluation",),
        counted_from=year_end,
        leads_to=("begin_evaluation", "compute_draft"),
        silence_note=OVERDUE,
        basis=(zone_act(24, 2),),
    ),
    ClockSpec(
        id="advance_notice",
        name=Bilingual("행정예고 기간", "Advance notice of the scheme"),
        parameter="advance_notice_days",
        track="scheme",
        waits_for=Party.MINISTER,
        starts=("record_advance_notice",),
        ends=("fix_scheme",),
        only_if=_was_given,
        minimum=True,
        basis=(administrative_procedures_act(46),),
    ),
    ClockSpec(
        id="objection",
        name=Bilingual("이의신청", "Objection"),
        parameter="",
        track="objection",
        waits_for=Party.APPLICANT,
        starts=("tell_draft",),
        ends=("file_objection",),
        due_field="until",
        minimum=True,
        basis=(general_act(36, 1),),
    ),
    ClockSpec(
        id="objection_reply",
        name=Bilingual("이의신청 답변", "Answer to the objection"),
        parameter="objection_reply_days",
        track="objection",
        waits_for=Party.MINISTER,
        starts=("file_objection",),
        ends=("answer_objection", "withdraw_objection"),
        extended_by=("extend_objection_reply",),
        silence_note=OVERDUE,
        basis=(general_act(36, 2),),
    ),
)
ROUND = Procedure(
    id="round",
    name=Bilingual("운영평가", "Evaluation round"),
    tracks=(MAIN, SCHEME, POPULATION, FREEZE, STAGES, DRAFTS, OBJECTIONS, DOCUMENT_TRACK),
    acts=(*SCHEME_ACTS, *DECIDING_ACTS, *DOCUMENT_ACTS),
    clocks=CLOCKS,
    applied_by="open_round",
)
"""The rules of its opening bind a round: the same rules from the scheme to the last answer."""
