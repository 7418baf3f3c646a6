"""The steps of the path in order: who takes each, what it is called, which rule gives its day."""

from dataclasses import dataclass

from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class StepSpec:
    """A step; ``parameter`` names the rule of its period, ``note`` says what a reader must know."""

    id: str
    who: str
    name: Bilingual
    parameter: str = ""
    note: Bilingual | None = None


MUNICIPALITY = "municipality"
COUNCIL = "council"
PROVINCE = "province"
AGENCY = "agency"
MINISTRY = "ministry"

NO_PERIOD = Bilingual("법에 정한 날수가 없습니다.", "The law sets no number of days.")

STEPS = (
    StepSpec("adopt", MUNICIPALITY, Bilingual("계획 확정(단체장 결재)", "Plan adopted (head's approval)")),
    StepSpec("announce", MUNICIPALITY, Bilingual("계획 공고", "Plan announced"), "plan_notice_min_days"),
    StepSpec(
        "hearing_announced",
        MUNICIPALITY,
        Bilingual("공청회 개최 공고", "Hearing announced"),
        "hearing_notice_lead_days",
        Bilingual(
            "계획 공고와 같은 날에 하는 것으로 보았습니다.", "Taken to be on the day of the plan's announcement."
        ),
    ),
    StepSpec(
        "inspection_opens", MUNICIPALITY, Bilingual("열람 시작", "Inspection opens"), "plan_inspection_start_after_days"
    ),
    StepSpec("hearing", MUNICIPALITY, Bilingual("공청회", "Public hearing"), "hearing_notice_lead_days"),
    StepSpec("notice_ends", MUNICIPALITY, Bilingual("공고기간 끝", "Announcement ends"), "plan_notice_min_days"),
    StepSpec(
        "inspection_ends",
        MUNICIPALITY,
        Bilingual("열람 끝(의견 제출 마감)", "Inspection ends (last day for opinions)"),
        "plan_inspection_min_days",
    ),
    StepSpec(
        "operators_decided",
        MUNICIPALITY,
        Bilingual("특화사업자 지정 결정", "Operators decided"),
        "operator_application_decision_days",
        Bilingual(
            "공고기간 끝에 신청을 받은 것으로 보았습니다.",
            "Applications taken to arrive at the end of the announcement.",
        ),
    ),
    StepSpec(
        "operators_published",
        MUNICIPALITY,
        Bilingual("특화사업자 공고", "Operators published"),
        "operator_public_notice_days",
    ),
    StepSpec(
        "council_asked",
        MUNICIPALITY,
        Bilingual("지방의회 의견 요청", "Council asked for its opinion"),
        "local_council_opinion_required",
        Bilingual(
            "열람과 공청회 뒤로 잡았습니다(법에 순서는 없음).",
            "Set after inspection and hearing (the law gives no order).",
        ),
    ),
    StepSpec(
        "council_spoken",
        COUNCIL,
        Bilingual("지방의회 의견", "Opinion of the council"),
        "local_council_opinion_required",
        Bilingual(
            "회기를 아는 경우 그 회기의 첫날과 끝날, 모르면 임시회 소집 기한으로 잡았습니다.",
            "First and last day of the known session; without one, the limit for calling an extraordinary session.",
        ),
    ),
    StepSpec("apply", MUNICIPALITY, Bilingual("지정 신청", "Application"), "applicant"),
    StepSpec("governor_told", MUNICIPALITY, Bilingual("시·도지사에게 통보", "Governor told"), "province_opinion_days"),
    StepSpec(
        "consultation_asked",
        MINISTRY,
        Bilingual("관계기관 협의 요청", "Agencies consulted"),
        "agency_consultation_days",
    ),
    StepSpec(
        "sea_asked",
        MINISTRY,
        Bilingual("전략환경영향평가 협의 요청", "SEA consultation asked for"),
        "sea_consultation_days",
    ),
    StepSpec(
        "consultation_answered",
        AGENCY,
        Bilingual("관계기관 의견", "Agencies' answers"),
        "agency_consultation_days",
        Bilingual("늦은 날은 한 번의 연장을 넣은 날입니다.", "The latest day includes the one extension."),
    ),
    StepSpec("governor_opinion", PROVINCE, Bilingual("시·도지사 의견", "Governor's opinion"), "province_opinion_days"),
    StepSpec(
        "sea_answered",
        AGENCY,
        Bilingual("전략환경영향평가 협의 의견", "SEA answer"),
        "sea_consultation_days",
        Bilingual(
            "늦은 날은 연장을 넣은 날입니다. 보완과 전문위원회 검토는 빠져 있습니다.",
            "Latest: with the extension, without supplements and the expert committee.",
        ),
    ),
    StepSpec(
        "working_committee", MINISTRY, Bilingual("실무위원회", "Working committee"), "committee_convening_notice_days"
    ),
    StepSpec("committee", MINISTRY, Bilingual("특화특구위원회", "Committee"), "committee_convening_notice_days"),
    StepSpec("decision_due", MINISTRY, Bilingual("결정 기한", "Decision period ends"), "designation_decision_days"),
    StepSpec(
        "decision_due_extended",
        MINISTRY,
        Bilingual("연장한 결정 기한", "Decision period ends, extended"),
        "designation_decision_extension_days",
        Bilingual("기한이 지나도 신청이 효력을 잃지 않습니다.", "Nothing lapses when it passes."),
    ),
    StepSpec("decided", MINISTRY, Bilingual("결정 통지", "Decision told"), "designation_decision_days"),
    StepSpec(
        "gazette",
        MINISTRY,
        Bilingual("관보 고시", "Gazette notice"),
        "",
        Bilingual(
            "법은 '지체 없이'라고만 합니다. 결정한 날로 잡았습니다.",
            "The law says 'without delay' only; set on the day of the decision.",
        ),
    ),
    StepSpec(
        "result_inspection_ends",
        MUNICIPALITY,
        Bilingual("지정 내용 열람 끝", "Inspection of the result ends"),
        "post_designation_inspection_days",
    ),
    StepSpec(
        "topographic_limit",
        MINISTRY,
        Bilingual("지형도면 고시 한도", "Limit of the topographic-map notice"),
        "topographic_notice_max_years",
    ),
    StepSpec(
        "land_use_limit",
        MUNICIPALITY,
        Bilingual("토지이용계획 사후 제출 한도", "Limit for a land-use plan filed later"),
        "land_use_plan_late_submission_years",
    ),
)
