"""Named versions of a plan: a snapshot with a hash that an approval, a notice and a resolution can refer to."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from teukgu.portal.access import Viewer
from teukgu.portal.services.designation.held_case import account_of, case_as
from teukgu.portal.services.designation.plan_drafts import open_plan
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.designation.refusals import empty, finding, too_long
from teukgu.portal.store.models import Plan, PlanVersion
from teukgu.portal.store.queries.plans import draft_content
from teukgu.procedures.party import Party
from teukgu.rulebook.hashing import sha256_of
from teukgu.values import Bilingual, Finding, refuse_if_any

NAME_LIMIT = 120
NAME = Bilingual("판의 이름", "name of the version")


@transaction.atomic
def make_version(viewer: Viewer, case_number: str, *, name: str, now: datetime, today: date) -> PlanVersion:
    """Keep the draft as it stands as a named version; one that equals the last version is that version.

    Raises:
        Refused: when it is not the viewer's plan, there is nothing in it yet, or the name is missing or too long.
    """
    held = case_as(viewer, case_number, Party.APPLICANT, today)
    # two who keep a version at once wait for each other, so that the numbers follow
    plan = Plan.objects.select_for_update().get(pk=open_plan(held.case, now=now).pk)
    content, called = draft_content(held.case.pk), clean_text(name)
    refuse_if_any(_wrong(called, bool(content)))
    last = PlanVersion.objects.filter(plan=plan).order_by("number").last()
    digest = sha256_of(content)
    if last is not None and last.sha256 == digest:
        return last
    highest = PlanVersion.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0
    return PlanVersion.objects.create(
        plan=plan,
        number=highest + 1,
        name=called,
        content=content,
        sha256=digest,
        account_id=account_of(viewer),
        made_at=now,
    )


def _wrong(name: str, has_content: bool) -> list[Finding]:
    found = []
    if not name:
        found.append(empty("name", NAME))
    if len(name) > NAME_LIMIT:
        found.append(too_long("name", NAME, NAME_LIMIT))
    if not has_content:
        message = ("계획에 아직 적은 것이 없습니다.", "Nothing is written in the plan yet.")
        found.append(finding("plan.empty", message, ("먼저 항목을 적으십시오.", "Write some of it first.")))
    return found
