"""Saves the working draft of a plan, by hand or by itself; what two people write at once is both kept."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from teukgu.portal.access import Viewer
from teukgu.portal.plan_rules import plan_contents
from teukgu.portal.services.designation.held_case import account_of, case_as
from teukgu.portal.services.designation.plan_fields import clean_content, clean_options
from teukgu.portal.services.designation.refusals import finding
from teukgu.portal.store.models import Case, Plan, PlanSave
from teukgu.portal.store.queries.plan_facts import OPTIONS
from teukgu.portal.store.queries.plans import current_saves
from teukgu.procedures.party import Party
from teukgu.procedures.plan_contents import PlanItem
from teukgu.values import Refused

EDITED_STAGES = frozenset({"", "unopened", "drafting", "adopted", "announced", "returned", "supplement"})


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What became of a save: its number, whether it was set aside, and the save that counts now."""

    number: int
    set_aside: bool
    current: PlanSave | None


def open_plan(case: Case, *, now: datetime) -> Plan:
    """Return the plan of ``case``, opened when there is none yet."""
    return Plan.objects.get_or_create(case=case, defaults={"opened_at": now})[0]


def save_item(
    viewer: Viewer, case_number: str, key: str, content: Any, *, follows: int, now: datetime, today: date
) -> SaveResult:
    """Keep ``content`` as the item ``key`` of the draft; ``follows`` is the save the writer had seen (0: none).

    When somebody saved in between, the text is kept set aside and the result says so; nothing is lost.

    Raises:
        Refused: when there is no such case or item, it is not the viewer's plan, or the plan is closed for editing.
    """
    held = case_as(viewer, case_number, Party.APPLICANT, today)
    kept = clean_options(content) if key == OPTIONS else clean_content(_item(key), content)
    _refuse_closed(held.facts.stage)
    plan = open_plan(held.case, now=now)
    row = PlanSave(plan=plan, key=key, content=kept, follows=follows, account_id=account_of(viewer), saved_at=now)
    for _ in range(5):
        try:
            with transaction.atomic():
                return _keep(row)
        except IntegrityError:
            row.pk = None  # somebody took the number in the same moment: look again
    raise Refused([_busy(key)])


def _keep(row: PlanSave) -> SaveResult:
    current = current_saves(row.plan_id).get(row.key)
    seen = current.number if current else 0
    if current is not None and current.content == row.content:
        return SaveResult(seen, False, current)
    last = PlanSave.objects.filter(plan=row.plan_id, key=row.key).aggregate(last=Max("number"))["last"] or 0
    row.number, row.set_aside = last + 1, row.follows != seen
    row.save()
    return SaveResult(row.number, row.set_aside, current if row.set_aside else row)


def _item(key: str) -> PlanItem:
    found = plan_contents().item(key)
    if found is None:
        message = (f"계획에 그런 항목이 없습니다: {key[:40]}.", f"A plan has no such item: {key[:40]}.")
        raise Refused([finding("plan.no_item", message, ("화면을 새로 여십시오.", "Open the page again."), key)])
    return found


def _refuse_closed(stage: str) -> None:
    if stage not in EDITED_STAGES:
        message = ("신청한 계획은 고칠 수 없습니다.", "A plan that was applied with cannot be edited.")
        raise Refused(
            [finding("plan.closed", message, ("보완 요청을 받은 뒤에 고치십시오.", "Edit it on a supplement request."))]
        )


def _busy(key: str) -> Any:
    message = ("여러 사람이 한꺼번에 저장하고 있습니다.", "Several people are saving at once.")
    return finding("plan.busy", message, ("잠시 뒤에 다시 저장하십시오.", "Save again in a moment."), key)
