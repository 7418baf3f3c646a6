"""After an act of a case: once it lies before a committee, its members with a conflict are kept from it."""

from teukgu.portal.access_cases import ROUND, ROUND_STAGES, WORKING_STAGES
from teukgu.portal.services.cases.hooks import Done, after_act
from teukgu.portal.services.meetings.bars import bar_conflicted


@after_act
def keep_conflicted_away(done: Done) -> None:
    """Bar whoever has a conflict with the case's parties as they are after this act."""
    stages = ROUND_STAGES if done.case.procedure == ROUND else WORKING_STAGES
    if done.situation.state.stage in stages:
        bar_conflicted(done.case, on=done.event.happened_on, now=done.now)
