"""What a supplement of a private proposal asks for. One check per function."""

from collections.abc import Iterator

from teukgu.procedures.check_words import read_day, said
from teukgu.procedures.event import Event
from teukgu.procedures.state import Situation
from teukgu.values import Bilingual, Finding, Place


def time_to_supplement_is_left(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The time limit for a supplement lies after the letter."""
    until = read_day(draft.data.get("until"))
    if until is not None and until <= draft.happened_on:
        yield Finding(
            "proposal.no_time_to_supplement",
            Bilingual("보완 기한이 보완 요구일보다 뒤가 아닙니다.", "The time limit is not after the request."),
            Bilingual("보완할 수 있는 상당한 기간을 두십시오.", "Leave a fair time for the supplement."),
            Place(key="until"),
        )


def time_to_supplement_has_passed(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Whoever was asked for a supplement has the time that was given."""
    state = situation.state
    asked = state.last("request_proposal_supplement") if state.stage == "supplement" else None
    until = None if asked is None else read_day(asked.data.get("until"))
    if until is not None and draft.happened_on <= until:
        day = said(until)
        yield Finding(
            "proposal.supplement_time_runs",
            Bilingual(f"보완 기한이 {day.ko}까지입니다.", f"The supplement may come until {day.en}."),
            Bilingual("기한이 지난 뒤 결정하십시오.", "Decide after that day."),
            Place(key="happened_on"),
        )
