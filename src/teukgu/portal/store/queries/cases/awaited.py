"""Which open acts somebody waits for: the others may be done, but are nobody's task."""

from teukgu.procedures.state import OpenAct, Situation

JOINT = "joint"


ASKING = ("consultation", "permit", "sea")
"""Threads that the ministry begins by asking an agency: it has to only where the plan says that there is something."""


def is_awaited(situation: Situation, one: OpenAct) -> bool:
    """Return whether the act leads the case on.

    Not awaited: optional acts, what the receiver of a document may enter in the sender's place, doing again what has
    been done (a second announcement, a thread begun anew), and asking agencies about nothing.
    """
    state, act = situation.state, one.act
    if act.optional or act.receiver is one.party:
        return False
    if act.track in ASKING and not one.key:
        return _is_to_be_asked(situation, act.track)
    track = state.procedure.track(act.track)
    now = state.at(act.track, one.key if track.keyed else "")
    moves = dict(act.moves)
    if moves.get(now) == now:
        return False
    begun_anew = track.start in moves and now != track.start
    return track is state.procedure.tracks[0] or not begun_anew


def agreed_keys(situation: Situation) -> frozenset[str]:
    """Return who has agreed jointly: of a report, those who confirmed the newest version that was kept."""
    procedure, versions = situation.state.procedure, situation.facts.get("report_versions") or {}
    joint = {act.id for act in procedure.acts if act.track == JOINT}
    events = [one for one in situation.state.events if one.act in joint]
    if versions:
        newest = versions[max(versions)]
        events = [one for one in events if one.data.get("report_sha256") == newest]
    return frozenset(one.key for one in events)


def _is_to_be_asked(situation: Situation, track: str) -> bool:
    """Return whether something of this kind, which the plan names, was not asked about yet."""
    begun = {key for name, key in situation.state.states if name == track}
    if track == "consultation":
        return bool(set(situation.facts.get("consultations_needed", ())) - begun)
    return track == "sea" and bool(situation.facts.get("sea_needed")) and not begun


def concerns(situation: Situation, one: OpenAct) -> bool:
    """Return whether the act means anything in this case: nobody agrees jointly where one applies alone."""
    return one.act.track != JOINT or len(situation.facts.get("applicants", ())) > 1
