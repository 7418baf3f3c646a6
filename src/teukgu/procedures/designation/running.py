"""The clocks of a designation: what starts, stops, extends and ends each, and what silence means."""

from teukgu.procedures.definition import ClockSpec, Silence, StopSpec
from teukgu.procedures.event import Event
from teukgu.procedures.laws import (
    administrative_procedures_act,
    environment_act,
    environment_decree,
    general_act,
    land_use_regulation_act,
    zone_act,
    zone_decree,
    zone_rule,
)
from teukgu.procedures.party import Party
from teukgu.procedures.state import Situation
from teukgu.values import Bilingual

LISTED = "designation_clock_stops"
OVER = ("withdraw", "return_application")
DECIDED = ("notify_decision", "notify_refusal", *OVER)

SUPPLEMENT = StopSpec(
    Bilingual("보완 기간", "Supplement"),
    begins="request_supplement",
    ends="answer_supplement",
    listed_in=LISTED,
    code="supplement_request_time",
)
POSTPONEMENT = StopSpec(
    Bilingual("신청인이 연기를 요청한 기간", "Postponement asked for by the applicant"),
    begins="ask_postponement",
    ends="end_postponement",
    listed_in=LISTED,
    code="postponement_asked_by_applicant",
)
EXTENDED_CONSULTATION = StopSpec(
    Bilingual("관계기관 협의를 연장한 기간", "Extension of an agency consultation"),
    extension_of="consultation",
    listed_in=LISTED,
    code="agency_consultation_extension",
)
ASSESSMENT = StopSpec(
    Bilingual("전략환경영향평가 협의 기간", "Strategic environmental assessment"),
    begins="request_sea",
    ends="reply_sea",
)


def map_is_still_due(situation: Situation, event: Event) -> bool:
    """Return whether the topographic map was not notified with the gazette notice."""
    return event.data.get("map_with_notice") is not True


def land_use_plan_follows(situation: Situation, event: Event) -> bool:
    """Return whether the land-use plan was left for later (facts: ``land_use_plan_later``)."""
    return bool(situation.facts.get("land_use_plan_later", False))


PREPARING = (
    ClockSpec(
        id="plan_notice",
        name=Bilingual("계획 공고기간", "Notice of the plan"),
        parameter="plan_notice_min_days",
        track="main",
        waits_for=Party.APPLICANT,
        starts=("announce_plan",),
        ends=("apply", "withdraw"),
        minimum=True,
        basis=(zone_act(7, 1), zone_decree(5, 1)),
    ),
    ClockSpec(
        id="inspection",
        name=Bilingual("열람기간", "Public inspection"),
        parameter="plan_inspection_min_days",
        track="inspection",
        waits_for=Party.APPLICANT,
        starts=("open_inspection",),
        ends=("close_inspection", "withdraw"),
        minimum=True,
        basis=(zone_decree(5, 1, 2),),
    ),
    ClockSpec(
        id="operator_decision",
        name=Bilingual("특화사업자 지정 결정", "Decision on an operator"),
        parameter="operator_application_decision_days",
        track="operator",
        waits_for=Party.APPLICANT,
        starts=("receive_operator_application",),
        ends=("decide_operator", "withdraw"),
        basis=(zone_act(8, 2),),
    ),
    ClockSpec(
        id="operator_notice",
        name=Bilingual("특화사업자 지정 공고", "Publication of an operator"),
        parameter="operator_public_notice_days",
        track="operator",
        waits_for=Party.APPLICANT,
        starts=("decide_operator",),
        ends=("publish_operator", "withdraw"),
        only_if=lambda _, event: event.data.get("decision") == "designated",
        basis=(zone_rule(2, 4),),
    ),
    ClockSpec(
        id="governor",
        name=Bilingual("시·도지사 의견 제출", "Governor's opinion"),
        parameter="province_opinion_days",
        track="governor",
        waits_for=Party.GOVERNOR,
        starts=("tell_governor",),
        ends=("give_governor_opinion", *DECIDED),
        silence=Silence.NO_OPINION,
        silence_note=Bilingual("기간이 지나면 의견 없이 진행합니다.", "Once the time is over it goes on without."),
        basis=(zone_act(5, 4), zone_decree(3, 3)),
    ),
)

EXAMINING = (
    ClockSpec(
        id="decision",
        name=Bilingual("지정 결정", "Decision on the designation"),
        parameter="designation_decision_days",
        track="main",
        waits_for=Party.MINISTER,
        starts=("apply",),
        ends=DECIDED,
        stops=(SUPPLEMENT, EXTENDED_CONSULTATION, POSTPONEMENT),
        disputed=(ASSESSMENT,),
        question=Bilingual(
            "전략환경영향평가 협의 기간을 결정기간에서 빼는지는 시행령 제7조제2항에 없어 법률 해석이 필요합니다.",
            "Decree art. 7(2) does not say whether the environmental assessment is left out: a question for counsel.",
        ),
        extended_by=("extend_decision",),
        silence_note=Bilingual(
            "기간을 넘겨도 지정되거나 거부된 것으로 보지 않습니다.",
            "A missed period neither grants nor refuses anything.",
        ),
        basis=(zone_decree(7, 1, 2),),
    ),
    ClockSpec(
        id="supplement",
        name=Bilingual("보완 제출", "Supplement"),
        parameter="",
        track="main",
        waits_for=Party.APPLICANT,
        starts=("request_supplement",),
        ends=("answer_supplement", *OVER),
        due_field="until",
        silence_note=Bilingual("기한 안에 보완하지 않으면 반려할 수 있습니다.", "Otherwise it may be returned."),
        basis=(zone_decree(3, 2), administrative_procedures_act(17, 5, 6)),
    ),
    ClockSpec(
        id="consultation",
        name=Bilingual("규제특례 협의 회신", "Answer on an exemption"),
        parameter="agency_consultation_days",
        track="consultation",
        waits_for=Party.AGENCY,
        starts=("request_consultation",),
        ends=("reply_consultation", *DECIDED),
        extended_by=("extend_consultation",),
        silence_note=Bilingual("회신이 없어도 동의한 것으로 보지 않습니다.", "Silence is no consent."),
        basis=(zone_decree(7, 3),),
    ),
    ClockSpec(
        id="permit",
        name=Bilingual("인허가의제 협의 회신", "Answer on a deemed permit"),
        parameter="deemed_permit_consultation_days",
        track="permit",
        waits_for=Party.AGENCY,
        starts=("request_permit_consultation",),
        ends=("reply_permit_consultation", *DECIDED),
        extended_by=("extend_permit_consultation",),
        silence=Silence.AGREED,
        silence_note=Bilingual("회신이 없으면 협의가 된 것으로 봅니다.", "Without an answer the agency has agreed."),
        basis=(zone_act(65, 4, 6), general_act(24, 4)),
    ),
    ClockSpec(
        id="sea",
        name=Bilingual("전략환경영향평가 협의 회신", "Answer on the environmental assessment"),
        parameter="sea_consultation_days",
        track="sea",
        waits_for=Party.AGENCY,
        starts=("request_sea",),
        ends=("reply_sea", *DECIDED),
        stops=(
            StopSpec(
                Bilingual("평가서 보완 기간", "Supplement to the assessment"),
                begins="request_sea_supplement",
                ends="answer_sea_supplement",
            ),
            StopSpec(
                Bilingual("전문위원회 검토 기간", "Review by the expert committee"),
                begins="ask_sea_experts",
                ends="end_sea_experts",
                at_most="sea_expert_review_days",
            ),
        ),
        extended_by=("extend_sea",),
        silence_note=Bilingual("회신이 없어도 협의가 된 것으로 보지 않습니다.", "Silence is no agreement."),
        basis=(environment_act(18), environment_decree(25)),
    ),
)

FOLLOWING = (
    ClockSpec(
        id="result_inspection",
        name=Bilingual("지정 결과 열람기간", "Inspection of the result"),
        parameter="post_designation_inspection_days",
        track="result_inspection",
        waits_for=Party.APPLICANT,
        starts=("open_result_inspection",),
        ends=("close_result_inspection",),
        minimum=True,
        basis=(zone_act(11, 3),),
    ),
    ClockSpec(
        id="land_use_plan",
        name=Bilingual("토지이용계획 제출", "Filing of the land-use plan"),
        parameter="land_use_plan_late_submission_years",
        track="land_use_plan",
        waits_for=Party.APPLICANT,
        starts=("publish_gazette",),
        ends=("submit_land_use_plan",),
        only_if=land_use_plan_follows,
        silence_note=Bilingual(
            "지나면 해제 사유가 될 수 있습니다(법 제16조제2항제4호). 기간 안에 제출인지 승인까지인지는 불분명합니다.",
            "After it the designation may be cancelled (art. 16(2)4). Whether filing or approval counts is not clear.",
        ),
        basis=(zone_act(9, 2), zone_act(16, 2)),
    ),
    ClockSpec(
        id="land_use_decision",
        name=Bilingual("토지이용계획 승인", "Approval of the land-use plan"),
        parameter="designation_decision_days",
        track="land_use_plan",
        waits_for=Party.MINISTER,
        starts=("submit_land_use_plan",),
        ends=("approve_land_use_plan",),
        basis=(zone_act(9, 3), zone_decree(7, 1)),
    ),
    ClockSpec(
        id="topographic",
        name=Bilingual("지형도면 고시", "Topographic-map notice"),
        parameter="topographic_notice_max_years",
        track="topographic",
        waits_for=Party.MINISTER,
        starts=("publish_gazette",),
        ends=("notify_topographic_map", "record_lapse"),
        only_if=map_is_still_due,
        silence=Silence.LAPSE,
        silence_note=Bilingual(
            "기한까지 고시하지 않으면 지정의 효력을 잃습니다(특구가 이 법의 지역·지구인지 확인 필요).",
            "Without it in time the designation lapses (whether these zones are listed areas is to be checked).",
        ),
        basis=(zone_act(11, 2), land_use_regulation_act(8, 3, 4)),
    ),
)

CLOCKS = (*PREPARING, *EXAMINING, *FOLLOWING)
