"""What to watch on a path: elections, councils without a known session, a meeting after the decision period."""

from collections.abc import Iterator
from datetime import date

from teukgu.procedures.planner.municipality import Days, session_for
from teukgu.procedures.planner.pace import Reckoner
from teukgu.procedures.planner.question import Applicant, Election, ElectionKind, PathQuestion
from teukgu.rulebook.deadlines.words import written
from teukgu.values import Bilingual, Finding, Place, Severity

EVENTS = "election_event_ban_days"
PUBLICITY = "election_publicity_ban_days"


def warnings_of(question: PathQuestion, quick: Days, reckoner: Reckoner) -> tuple[Finding, ...]:
    """Return every warning, those about elections first."""
    return (
        *_elections(question, quick, reckoner),
        *(finding for one in question.applicants for finding in _council(one, quick["council_asked"])),
        *_decision(question, quick),
        *_joint(question),
        *_land_use(question),
    )


def _warning(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    return Finding(code, Bilingual(*message), Bilingual(*cure), Place(key=key), Severity.WARNING)


def _elections(question: PathQuestion, quick: Days, reckoner: Reckoner) -> Iterator[Finding]:
    for election in question.elections:
        if is_restricted(election, quick["hearing"], EVENTS, reckoner):
            yield _event(election, quick["hearing"], "hearing")
        local = election.kind is ElectionKind.LOCAL
        if local and is_restricted(election, quick["announce"], PUBLICITY, reckoner):
            yield _publicity(election, quick["announce"])


def is_restricted(election: Election, day: date, parameter: str, reckoner: Reckoner) -> bool:
    """Return whether ``day`` lies between the last free day before the election and the election itself."""
    return reckoner.end(parameter, election.day) < day <= election.day


def _event(election: Election, day: date, step: str) -> Finding:
    return _warning(
        "planner.election_event",
        (
            (
                f"공청회를 여는 {written(day).ko}은(는) {election.name.ko}({written(election.day).ko})"
                " 전 행사가 제한되는 기간입니다."
            ),
            (
                f"The hearing on {written(day).en} falls in the time before the {election.name.en}"
                f" ({written(election.day).en}) that restricts"
                " events."
            ),
        ),
        (
            (
                "법령이 열도록 한 행사는 예외일 수 있습니다(공직선거법 제86조제2항제4호 단서). 선거관리위원회에 먼저"
                " 물어보십시오."
            ),
            (
                "Events that a law requires may be exempt (Election Act art. 86(2) no. 4, proviso): ask the election"
                " commission first."
            ),
        ),
        step,
    )


def _publicity(election: Election, day: date) -> Finding:
    return _warning(
        "planner.election_publicity",
        (
            (
                f"계획을 공고하는 {written(day).ko}은(는) {election.name.ko}({written(election.day).ko})"
                " 전 홍보물이 제한되는 기간입니다."
            ),
            (
                f"The announcement on {written(day).en} falls in the time before the {election.name.en}"
                f" ({written(election.day).en})"
                " that restricts publicity."
            ),
        ),
        (
            "법정 공고는 홍보물과 구분하고, 홍보물은 만들지 마십시오(공직선거법 제86조제5항).",
            "Keep the statutory announcement apart from publicity, and make no publicity (Election Act art. 86(5)).",
        ),
        "announce",
    )


def _council(one: Applicant, asked: date) -> Iterator[Finding]:
    if not one.has_council:
        yield _warning(
            "planner.no_council",
            (f"{one.name.ko}에는 의회가 없습니다.", f"{one.name.en} has no council of its own."),
            (
                "도의회가 의견을 냅니다. 도의회 회기를 넣어 다시 세십시오.",
                "The provincial council speaks: add its sessions.",
            ),
            "council_spoken",
        )
    elif session_for(one, asked) is None:
        yield _warning(
            "planner.no_session",
            (
                f"{written(asked).ko} 뒤에 안건을 받는 {one.name.ko} 의회 회기를 모릅니다.",
                f"No session of the council of {one.name.en} that takes items from {written(asked).en} on is known.",
            ),
            (
                "의회 회기표를 넣으십시오. 지금은 임시회를 요구하는 것으로 세었습니다.",
                "Enter the council's sessions; until then an extraordinary session is reckoned with.",
            ),
            "council_spoken",
        )


def _decision(question: PathQuestion, quick: Days) -> Iterator[Finding]:
    first, due = quick["committee"], quick["decision_due_extended"]
    if first > due:
        yield _warning(
            "planner.committee_late",
            (
                f"가장 이른 위원회({first})가 연장한 결정 기한({due})보다 늦습니다.",
                f"The first committee ({first}) is after the extended decision period ({due}).",
            ),
            ("위원회 날짜를 당기거나 신청을 미루십시오.", "Bring the committee forward, or apply later."),
            "committee",
        )
    elif not question.committee:
        yield _warning(
            "planner.no_meetings",
            ("위원회 개최일이 정해지지 않았습니다.", "No meeting day of the committee is known."),
            (
                "정해지면 넣으십시오. 지금은 소집 통지만 지킨 첫날입니다.",
                "Add it once known; only the notice was reckoned with.",
            ),
            "committee",
        )


def _joint(question: PathQuestion) -> Iterator[Finding]:
    if len(question.applicants) > 1:
        number = len(question.applicants)
        yield _warning(
            "planner.joint",
            (f"{number}개 지방자치단체가 함께 신청합니다.", f"{number} local governments apply jointly."),
            (
                "공고, 공청회, 의회 의견은 저마다 거쳐야 합니다. 가장 늦은 의회를 기준으로 세었습니다.",
                "Each announces, holds a hearing and asks its council; the latest council was reckoned with.",
            ),
            "council_spoken",
        )


def _land_use(question: PathQuestion) -> Iterator[Finding]:
    if question.land_use:
        yield _warning(
            "planner.planning_committee",
            (
                "토지이용계획은 시·군·구도시계획위원회 심의를 거쳐야 합니다.",
                "A land-use plan goes through the local planning committee.",
            ),
            (
                "계획 확정 전에 심의 일정을 잡으십시오(법 제62조제1항).",
                "Set its date before the plan is adopted (art. 62(1)).",
            ),
            "adopt",
        )
