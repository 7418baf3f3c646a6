"""What ``teukgu registry import`` prints."""

from datetime import date
from typing import TYPE_CHECKING

import typer

from teukgu.cli.registry_screen import say, value_text
from teukgu.loading.registry_list import OfficialList
from teukgu.portal.access import ANONYMOUS
from teukgu.portal.services.registry_import import ImportPlan, carry_out_import, plan_import
from teukgu.portal.store.queries import Labels, labels_of
from teukgu.values import Language

if TYPE_CHECKING:
    from teukgu.portal.services.registry_import import AmbiguousRow, ChangedZone


def show_plan(programme: str, official: OfficialList, as_of: date, language: Language) -> ImportPlan:
    """Print what an import would do and return it."""
    plan = plan_import(ANONYMOUS, programme, official, as_of=as_of)
    labels = labels_of(ANONYMOUS, programme)
    rows = len(official.rows)
    say(language, f"{plan.file}: {rows}줄, {as_of} 기준", f"{plan.file}: {rows} rows, as of {as_of}")
    new = [f"{row.name} ({', '.join(row.municipalities)}, {row.designated_on})" for row in plan.new]
    _section(language, "새 특구", "new", new)
    _section(language, "바뀌는 특구", "changed", [_changed(zone, labels, language) for zone in plan.changed])
    missing = [f"{zone} {name}" for zone, name in plan.missing]
    _section(language, "목록에 없는 우리 특구(그대로 둠)", "ours that the list does not hold (left alone)", missing)
    doubtful = [_ambiguous(row) for row in plan.ambiguous]
    _section(language, "애매한 줄('특구 id' 칸에 적으세요)", "ambiguous rows (say which in '특구 id')", doubtful)
    say(language, f"그대로: {plan.unchanged}곳", f"unchanged: {plan.unchanged}")
    if plan.nothing_to_do:
        say(language, "할 일이 없습니다.", "nothing to do")
    return plan


def _changed(zone: "ChangedZone", labels: Labels, language: Language) -> str:
    changes = (
        f"{change.kind} {_shown(change.former, labels, language)} → {_shown(change.value, labels, language)}"
        for change in zone.changes
    )
    return f"{zone.zone} {zone.name}: {'; '.join(changes)}"


def _ambiguous(one: "AmbiguousRow") -> str:
    candidates = " | ".join(f"{zone} {name}" for zone, name in one.candidates)
    return f"{one.row.place}: {one.row.name} = {candidates}"


def _shown(value: object, labels: Labels, language: Language) -> str:
    """Return the value of a fact for people: statuses and sectors by their names."""
    if value is None:
        return "-"
    if not isinstance(value, str):
        return value_text(value)
    kind = "status" if value in labels.by_kind.get("status", {}) else "sector"
    return labels.of(kind, value).name.text(language)


def _section(language: Language, ko: str, en: str, lines: list[str]) -> None:
    """Print a heading with a count, and every line: nobody can confirm what was not shown."""
    if not lines:
        return
    say(language, f"\n{ko}: {len(lines)}", f"\n{en}: {len(lines)}")
    for line in lines:
        typer.echo(f"  {line}")


def carry_out(programme: str, official: OfficialList, as_of: date, today: date, language: Language) -> None:
    """Import and say what was done."""
    from django.utils import timezone

    done = carry_out_import(ANONYMOUS, programme, official, as_of=as_of, now=timezone.now(), today=today)
    say(
        language,
        f"반영했습니다: 새 특구 {len(done.new)}곳, 바뀐 특구 {len(done.changed)}곳. 이전 값과 출처는 남아 있습니다.",
        f"done: {len(done.new)} new, {len(done.changed)} changed; former values and their sources are kept",
    )
