"""Which open acts somebody waits for: the others may be done, but are nobody's task."""

from teukgu.procedures.state import CaseState, OpenAct, Situation

JOINT = "joint"


def is_awaited(state: CaseState, one: OpenAct) -> bool:
    """Return whether the act leads the case on.

    Not awaited: optional acts, what the receiver of a document may enter in the sender's place, and doing again what
    has been done (a second announcement, a thread begun anew).
    """
    act = one.act
    if act.optional or act.receiver is one.party:
        return False
    track = state.procedure.track(act.track)
    now = state.at(act.track, one.key if track.keyed else "")
    moves = dict(act.moves)
    if moves.get(now) == now:
        return False
    begun_anew = track.start in moves and now != track.start
    return track is state.procedure.tracks[0] or not begun_anew


def concerns(situation: Situation, one: OpenAct) -> bool:
    """Return whether the act means anything in this case: nobody agrees jointly where one applies alone."""
    return one.act.track != JOINT or len(situation.facts.get("applicants", ())) > 1
