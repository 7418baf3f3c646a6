"""What must be there before a municipality may announce, open, hold and apply. One check per function."""

from collections.abc import Iterator
from dataclasses import replace

from teukgu.procedures.check_words import end_of, read_day, said, warning, wrong
from teukgu.procedures.definition import Condition
from teukgu.procedures.designation.checks_joint import JOINT
from teukgu.procedures.event import Event
from teukgu.procedures.party import Party
from teukgu.procedures.state import CaseState, Situation
from teukgu.values import Finding, Severity

HEARING_NOTICES = ("announce_hearing", "reset_hearing")


def contents_are_complete(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The plan holds everything that art. 9 and the chosen exemptions ask for.

    Facts: ``missing_contents``; for the application, which needs the opinions heard too, ``missing_for_application``.
    """
    adopting = situation.facts.get("missing_contents", ())
    for item in situation.facts.get("missing_for_application", adopting) if draft.act == "apply" else adopting:
        if isinstance(item, Finding):
            yield replace(item, code="designation.contents_missing", severity=Severity.ERROR)
            continue
        yield wrong(
            "contents_missing",
            (f"계획에 '{item['ko']}'이(가) 없습니다.", f"The plan lacks '{item['en']}'."),
            ("계획 화면에서 채워 주십시오.", "Fill it in on the page of the plan."),
            str(item.get("id", "")),
        )


def inspection_opens_in_time(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The inspection opens once six days have passed from the notice."""
    notice = situation.state.last("announce_plan")
    first = None if notice is None else end_of(situation, "plan_inspection_start_after_days", notice.happened_on)
    if first is not None and draft.happened_on < first:
        day = said(first)
        yield wrong(
            "inspection_too_early",
            (f"열람은 {day.ko}부터 시작할 수 있습니다.", f"The inspection may open on {day.en}."),
            ("그날부터 열람을 시작하십시오.", "Open it on that day or later."),
            "happened_on",
        )


def inspection_was_long_enough(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The inspection stays open for the whole period."""
    opened = situation.state.last("open_inspection")
    last = None if opened is None else end_of(situation, "plan_inspection_min_days", opened.happened_on)
    if last is not None and draft.happened_on < last:
        day = said(last)
        yield wrong(
            "inspection_too_short",
            (f"열람기간은 {day.ko}까지입니다.", f"The inspection has to stay open until {day.en}."),
            ("그날까지 열람하게 한 뒤 마치십시오.", "Keep it open until that day."),
            "happened_on",
        )


def hearing_is_announced_in_time(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The hearing is announced 14 days before it, 7 days when its day is changed."""
    day = read_day(draft.data.get("hearing_on"))
    if day is None:
        return
    rule = "public_hearing_renotice_days" if draft.act == "reset_hearing" else "hearing_notice_lead_days"
    last = end_of(situation, rule, day)
    if last is not None and draft.happened_on > last:
        until = said(last)
        yield wrong(
            "hearing_notice_too_short",
            (
                f"그날 공청회를 열려면 늦어도 {until.ko}까지 공고했어야 합니다.",
                f"A hearing on that day had to be announced by {until.en}.",
            ),
            ("공청회 날을 더 뒤로 정하십시오.", "Set a later day for the hearing."),
            "hearing_on",
        )


def hearing_is_on_the_day_announced(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The hearing is held on the day that was announced last."""
    notice = situation.state.last(*HEARING_NOTICES)
    day = None if notice is None else read_day(notice.data.get("hearing_on"))
    if day is not None and day != draft.happened_on:
        announced = said(day)
        yield wrong(
            "hearing_on_other_day",
            (f"공고한 공청회 날은 {announced.ko}입니다.", f"The hearing was announced for {announced.en}."),
            ("날짜를 바꾸려면 먼저 변경 공고를 하십시오.", "Announce the new day first to change it."),
            "happened_on",
        )


def hearing_keeps_clear_of_elections(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A head's events are restricted before an election (facts: ``elections``, days): said, it stops nothing."""
    day = read_day(draft.data.get("hearing_on"))
    elections = [one for one in map(read_day, situation.facts.get("elections", ())) if one is not None]
    for election in elections:
        last_free = end_of(situation, "election_event_ban_days", election)
        if day is not None and last_free is not None and last_free < day <= election:
            named = said(election)
            yield warning(
                "before_an_election",
                (
                    f"{named.ko} 선거 전 행사 제한 기간입니다.",
                    f"Events are restricted before the election of {named.en}.",
                ),
                ("공직선거법 제86조를 확인하십시오.", "Check art. 86 of the Public Official Election Act."),
                "hearing_on",
            )


def opinions_are_taken_now(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Residents write while the inspection is open; the municipality may enter a late one."""
    if draft.party is Party.RESIDENT and situation.state.at("inspection") != "open":
        yield wrong(
            "inspection_not_open",
            ("지금은 의견을 받는 열람기간이 아닙니다.", "Opinions are taken during the public inspection only."),
            ("공고한 열람기간에 의견을 내 주십시오.", "Please write during the period announced."),
        )


def there_is_a_council(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A region without a council of its own asks nobody (facts: ``has_council``)."""
    if not situation.facts.get("has_council", True):
        yield wrong(
            "no_council",
            ("이 지역에는 의견을 들을 지방의회가 등록되어 있지 않습니다.", "No council is entered for this region."),
            (
                "의회가 있으면 사건의 참여 기관으로 등록하십시오.",
                "Enter the council as a party of the case if there is one.",
            ),
        )


def there_is_a_governor(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Sejong has no governor above it (facts: ``has_governor``)."""
    if not situation.facts.get("has_governor", True):
        yield wrong(
            "no_governor",
            ("알릴 시·도지사가 없습니다(세종특별자치시).", "There is no governor to tell (as in Sejong)."),
            ("이 단계 없이 진행하십시오.", "Go on without this step."),
        )


def plan_is_adopted(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The head approved the plan, under a number."""
    adopted = situation.state.last("adopt_plan")
    if adopted is None or not adopted.data.get("approval_number"):
        yield wrong(
            "not_adopted",
            ("단체장의 결재를 받은 계획이 없습니다.", "The head has not approved the plan."),
            ("계획을 결재받고 결재 문서 번호를 기록하십시오.", "Have it approved and record the number."),
        )


def notice_is_over(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The plan was announced for the whole period, which is over."""
    notice = situation.state.last("announce_plan")
    if notice is None:
        yield wrong(
            "not_announced",
            ("계획을 공고하지 않았습니다.", "The plan was not announced."),
            ("계획의 주요 내용을 공고하십시오.", "Announce the main points of the plan."),
        )
        return
    last = end_of(situation, "plan_notice_min_days", notice.happened_on)
    if last is not None and draft.happened_on <= last:
        day = said(last)
        yield wrong(
            "notice_not_over",
            (f"공고기간이 {day.ko}까지입니다.", f"The notice runs until {day.en}."),
            ("그다음 날부터 신청할 수 있습니다.", "Apply from the day after it."),
            "happened_on",
        )
    if notice.provisional:
        yield warning(
            "notice_without_number",
            ("계획 공고의 공고 번호가 기록되지 않았습니다.", "The announcement of the plan has no number yet."),
            ("공고 번호를 기록하십시오.", "Record its number."),
        )


def inspection_is_over(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The inspection was opened after the notice that counts, and closed."""
    notice, opened = situation.state.last("announce_plan"), situation.state.last("open_inspection")
    stale = notice is not None and opened is not None and opened.happened_on < notice.happened_on
    if situation.state.at("inspection") != "closed" or stale:
        yield wrong(
            "inspection_not_over",
            ("주민 열람을 마치지 않았습니다.", "The public inspection is not over."),
            ("공고한 계획을 열람하게 하고 마친 날을 기록하십시오.", "Open the plan for inspection and record its end."),
        )


def hearing_was_held(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A public hearing was held and its results are recorded."""
    needed = situation.rules.has("public_hearing_required") and situation.rules.flag("public_hearing_required")
    if needed and situation.state.at("hearing") != "held":
        yield wrong(
            "hearing_not_held",
            ("공청회 결과가 없습니다.", "No public hearing was held."),
            ("공청회를 열고 결과를 기록하십시오.", "Hold the hearing and record its results."),
        )


def council_was_heard(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The local council was heard, where there is one."""
    rules = situation.rules
    needed = rules.has("local_council_opinion_required") and rules.flag("local_council_opinion_required")
    if needed and situation.facts.get("has_council", True) and situation.state.at("council") != "heard":
        yield wrong(
            "council_not_heard",
            ("지방의회의 의견을 듣지 않았습니다.", "The local council was not heard."),
            ("의회에 의견을 요청하고 회신을 기록하십시오.", "Ask the council and record its opinion."),
        )


def opinions_are_answered(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Every opinion received has its answer."""
    state = situation.state
    waiting = [key for key in state.keys("opinion") if state.at("opinion", key) == "received"]
    if waiting:
        yield wrong(
            "opinions_unanswered",
            (f"답하지 않은 의견이 {len(waiting)}건 있습니다.", f"{len(waiting)} opinions have no answer yet."),
            ("의견마다 검토 결과와 이유를 회신하십시오.", "Answer each of them with the result and the reasons."),
        )


def _operator_name(state: CaseState, key: str) -> str:
    applied = (one for one in state.events if one.act == "receive_operator_application" and one.key == key)
    return next((str(one.data["operator"]) for one in applied if one.data.get("operator")), key)


def operators_are_published(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Every operator application is decided, every designated operator published, and there is at least one."""
    state = situation.state
    keys = state.keys("operator")
    for key in keys:
        if state.at("operator", key) in {"received", "decided"}:
            name = _operator_name(state, key)
            yield wrong(
                "operator_not_published",
                (
                    f"특화사업자 신청 '{name}'을(를) 결정하여 공고하지 않았습니다.",
                    f"Operator '{name}' is not published.",
                ),
                ("지정 여부를 결정하고 공고하십시오.", "Decide on it and publish the decision."),
                key,
            )
    if not any(state.at("operator", key) == "published" for key in keys):
        yield wrong(
            "no_operator",
            ("지정된 특화사업자가 없습니다.", "No operator is designated."),
            ("특화사업자를 지정하고 공고하십시오.", "Designate and publish an operator."),
        )


def a_refused_operator_learns_the_remedies(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Who is not designated is told how to contest it (행정절차법 제26조)."""
    if draft.data.get("decision") == "declined" and not str(draft.data.get("remedies") or "").strip():
        yield wrong(
            "no_remedies",
            ("지정하지 않는 결정에 불복 방법과 기간이 없습니다.", "A refusal does not name its remedies."),
            ("불복 방법과 기간을 쓰십시오.", "Name the remedies and their time limits."),
            "remedies",
        )


def governor_is_told(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Who has applied tells the governor (법 제5조제3항): said with the application, it stops nothing."""
    if situation.facts.get("has_governor", True) and not told_of_this(situation.state):
        yield warning(
            "governor_not_told",
            ("시·도지사에게 아직 알리지 않았습니다.", "The governor was not told yet."),
            ("신청하면서 계획을 시·도지사에게 알리십시오.", "Tell the governor of the plan with the application."),
        )


def told_of_this(state: CaseState) -> bool:
    """Return whether the governor was told of this application: after the one before it was returned."""
    told, returned = state.last("tell_governor"), state.last("return_application")
    return told is not None and (returned is None or told.seq > returned.seq)


def governor_is_told_once(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The governor is told again only when the application was returned and is made anew."""
    if told_of_this(situation.state):
        yield wrong(
            "governor_told_already",
            ("시·도지사에게 이미 알렸습니다.", "The governor was told already."),
            ("의견을 기다리십시오.", "Wait for the opinion."),
        )


BEFORE_APPLYING: tuple[Condition, ...] = (
    *(plan_is_adopted, contents_are_complete, notice_is_over, inspection_is_over, hearing_was_held),
    *(council_was_heard, opinions_are_answered, operators_are_published, *JOINT, governor_is_told),
)
MAY_APPLY_DESPITE = frozenset(
    f"designation.{code}"
    for code in (
        *("contents_missing", "notice_not_over", "inspection_not_over", "hearing_not_held", "council_not_heard"),
        *("opinions_unanswered", "operator_not_published", "no_operator"),
        *("joint_notice_missing", "joint_notice_not_over", "joint_council_missing"),
    )
)
"""What an applicant may set aside with a reason; that the plan is approved and every applicant agreed is not."""
