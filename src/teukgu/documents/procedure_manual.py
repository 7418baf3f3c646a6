"""The reference page of the procedures, from their tables: states, acts, who, basis, clocks, silence."""

from collections.abc import Iterable, Iterator, Mapping

from teukgu.procedures.definition import Act, Basis, ClockSpec, Procedure, Silence, StopSpec, Track
from teukgu.procedures.facts import FACTS
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.values import Bilingual

INTRODUCTION = """# Procedures

Written by `scripts/build_docs.py` from the tables in `src/teukgu/procedures/`; do not edit.

A case is the fold of its events. Each act below moves one thread from one state to another; what is not listed is
refused, and no override changes that. *May be set aside* names the findings that a reason can override; warnings stop
nothing. An act *by document* counts from the day on which its official document arrives; until a number is recorded it
is provisional (공문 미시행) and so is every clock that rests on it. What the receiver records has arrived. A public
notice counts from its own day, a request for a supplement from its sending (행정절차법 시행령 제11조제1호), the
decision on an operator from the day it is made (시행규칙 제2조제4항). An act dated back must have been possible on its
day, by what had happened until then.

Nothing recorded is edited: `correct_day` gives a record another day, `take_back` takes it out (while nothing rests on
it), and every clock is counted anew. See [why](../decisions/0020-events-as-they-stand.md).

Lengths are rules: the number beside a rule is the value on {day}. A case is bound by the rules of its application's
day; a value counts for periods that run already only where it says that it binds them.

How a clock is read: *from* the day of the act (not counted unless the rule says so) *to* the first act that ends it.
Days of a stop are left out, the first and the last of them too; days in two stops are left out once. When the extension
of a consultation stops the decision period, its days run from the day after the end of the first period to the answer,
or to the end of the extension when nothing came.
"""
SILENCES: Mapping[Silence, str] = {
    Silence.NOTHING: "nothing follows",
    Silence.AGREED: "agreed",
    Silence.NO_OPINION: "no opinion",
    Silence.LAPSE: "lapses",
}


def procedures_page(procedures: Mapping[str, Procedure], rules: RulesOnDay) -> str:
    """Return the page, in Markdown."""
    lines = [INTRODUCTION.format(day=rules.day), *_facts()]
    for procedure in procedures.values():
        lines += [f"## {_named(procedure.name)} (`{procedure.id}`)", ""]
        for track in procedure.tracks:
            lines += _track(procedure, track)
        lines += _clocks(procedure, rules)
    return "\n".join(lines).rstrip() + "\n"


def _facts() -> Iterator[str]:
    yield from ("## What the portal tells", "", "| fact | holds |", "|---|---|")
    yield from (f"| `{name}` | {_named(meaning)} |" for name, meaning in FACTS.items())
    yield ""


def _track(procedure: Procedure, track: Track) -> Iterator[str]:
    many = ", one for each key" if track.keyed else ""
    yield from (f"### {_named(track.name)} (`{track.id}`{many})", "")
    yield (
        "States: " + "; ".join(f"`{state.id}` {_named(state.name)}{_end(state.final)}" for state in track.states) + "."
    )
    yield from ("", "| act | who | from → to | by document | may be set aside | basis |", "|---|---|---|---|---|---|")
    yield from (_act(act) for act in procedure.acts if act.track == track.id)
    yield ""


def _end(final: bool) -> str:
    return " (end)" if final else ""


def _act(act: Act) -> str:
    """Return the row of an act."""
    return _row(
        f"`{act.id}` {_named(act.name)}{' (adverse)' if act.adverse else ''}",
        "anybody in the case" if len(act.by) > 10 else ", ".join(sorted(party.value for party in act.by)),
        "<br>".join(_moves(act)),
        f"`{act.document}`{f' to {act.receiver.value}' if act.receiver else ''}" if act.document else "",
        _aside(act),
        _basis(act.basis),
    )


def _moves(act: Act) -> Iterator[str]:
    staying = [start for start, end in act.moves if start == end]
    yield from (f"{start} → {end}" for start, end in act.moves if start != end)
    if staying:
        yield f"stays: {', '.join(staying)}"
    field, choices = act.by_choice
    yield from (f"{field} = {value} → {state}" for value, state in choices)


def _aside(act: Act) -> str:
    codes = ", ".join(sorted(code.partition(".")[2] for code in act.overridable))
    parties = ", ".join(sorted(party.value for party in act.overridden_by))
    return f"{codes} (by {parties})" if parties else codes


def _clocks(procedure: Procedure, rules: RulesOnDay) -> Iterator[str]:
    yield from ("### 기한 (clocks)", "")
    yield "| clock | length | waits for | from | to | left out | extended by | silence | basis |"
    yield "|---|---|---|---|---|---|---|---|---|"
    yield from (_clock(clock, rules) for clock in procedure.clocks)
    yield ""


def _clock(clock: ClockSpec, rules: RulesOnDay) -> str:
    """Return the row of a clock."""
    return _row(
        f"`{clock.id}` {_named(clock.name)}",
        _length(clock, rules),
        clock.waits_for.value,
        _ids(clock.starts),
        _ids(clock.ends),
        "<br>".join([*map(_stop, clock.stops), *(f"disputed: {_stop(one)}" for one in clock.disputed)]),
        _ids(clock.extended_by),
        _silence(clock),
        _basis(clock.basis),
    )


def _length(clock: ClockSpec, rules: RulesOnDay) -> str:
    if clock.due_field:
        return f"named in the document (`{clock.due_field}`)"
    value = rules.entry(clock.parameter).value if rules.has(clock.parameter) else "none"
    least = "at least " if clock.minimum else ""
    return f"{least}{value} {rules.parameter(clock.parameter).unit} (`{clock.parameter}`)"


def _silence(clock: ClockSpec) -> str:
    if clock.minimum:
        return ""
    note = f": {_named(clock.silence_note)}" if clock.silence_note else ""
    return f"**{SILENCES[clock.silence]}**{note}"


def _stop(stop: StopSpec) -> str:
    days = f"extension of `{stop.extension_of}`" if stop.extension_of else f"`{stop.begins}` to `{stop.ends}`"
    most = f", at most `{stop.at_most}`" if stop.at_most else ""
    return f"{_named(stop.name)}: {days}{most}"


def _ids(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _basis(basis: Iterable[Basis]) -> str:
    return "; ".join(f"[{one.title.ko}]({one.address})" if one.address else one.title.ko for one in basis)


def _named(name: Bilingual) -> str:
    return f"{name.ko}, {name.en}" if name.ko != name.en else name.ko


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
