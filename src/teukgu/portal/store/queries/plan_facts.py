"""What the plan of a case tells the conditions of its acts: what is missing, what was chosen, which versions exist."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from teukgu.portal.plan_rules import elections, plan_contents
from teukgu.portal.rules import programme
from teukgu.portal.store.models import Case, PlanVersion
from teukgu.portal.store.queries.cases.known import tells_facts
from teukgu.portal.store.queries.plans import draft_content
from teukgu.procedures.party import Party
from teukgu.procedures.plan_contents import NeededBy, PlanDraft, missing_contents
from teukgu.procedures.state import CaseState
from teukgu.values import Bilingual, Finding

DESIGNATION = "designation"
OPTIONS = "options"
HAS_COUNCIL = "has_council"


def plan_draft(content: Mapping[str, Any], *, has_council: bool) -> PlanDraft:
    """Return kept content as the library checks it."""
    options = content.get(OPTIONS) or {}
    conditions = {name for name, chosen in options.items() if chosen is True}
    if has_council:
        conditions.add(HAS_COUNCIL)
    return PlanDraft(
        filled={key: value for key, value in content.items() if key != OPTIONS},
        conditions=conditions,
        land_use_later="land_use_later" in conditions,
        catalogue=programme().exemptions,
    )


def missing_in(content: Mapping[str, Any], day: date, by: NeededBy, *, has_council: bool) -> tuple[Finding, ...]:
    """Return what a plan with this content lacks on ``day``."""
    return missing_contents(plan_contents(), plan_draft(content, has_council=has_council), day, by)


def has_council(case: Case) -> bool:
    """Return whether a council takes part in the case."""
    return case.parties.filter(party=Party.COUNCIL.value, until=None).exists()


@tells_facts
def plan_facts(case: Case, state: CaseState, today: date) -> Mapping[str, Any]:
    """Return the facts about the plan of a designation.

    What is missing is asked of the version adopted last (for the application), and of the newest named version, or
    the draft while there is none (for its adoption).
    """
    if case.procedure != DESIGNATION:
        return {}
    versions = list(PlanVersion.objects.filter(plan=case.pk).order_by("number"))
    newest = versions[-1].content if versions else draft_content(case.pk)
    adopted = _adopted(versions, state.values.get("plan_version"))
    applied = newest if adopted is None else adopted.content
    council = has_council(case)
    return {
        "missing_contents": _named(missing_in(newest, today, NeededBy.ADOPT, has_council=council)),
        "missing_for_application": _named(missing_in(applied, today, NeededBy.APPLY, has_council=council)),
        "chosen_exemptions": chosen_exemptions(applied),
        "consultations_needed": consultation_keys(applied),
        "land_use_plan_later": bool((applied.get(OPTIONS) or {}).get("land_use_later")),
        "sea_needed": bool((applied.get(OPTIONS) or {}).get("sea_needed")),
        "municipalities": municipalities_of(case),
        "elections": tuple(one.day.isoformat() for one in elections()),
        "plan_versions": {row.number: row.sha256 for row in versions},
        "plan_version": adopted.number if adopted else None,
    }


def _named(findings: Iterable[Finding]) -> tuple[dict[str, str], ...]:
    """Return what is missing as the conditions read it: an id and its name in both languages."""
    return tuple({"id": one.place.key, "ko": _name(one).ko, "en": _name(one).en} for one in findings)


def _name(one: Finding) -> Bilingual:
    item = plan_contents().item(one.place.key) if one.code == "plan.missing" else None
    return item.name if item else one.message


def municipalities_of(case: Case) -> tuple[str, ...]:
    """Return the regions of the applicants, the lead first."""
    rows = case.parties.filter(party=Party.APPLICANT.value, until=None).order_by("-lead", "pk")
    regions = (row.organisation.region_id for row in rows.select_related("organisation") if row.organisation)
    return tuple(region for region in regions if region)


def _adopted(versions: Collection[PlanVersion], number: Any) -> PlanVersion | None:
    return next((row for row in versions if str(row.number) == str(number)), None)


def chosen_exemptions(content: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the ids of the exemptions that a plan chose, in its order."""
    return tuple(str(row["id"]) for row in content.get("exemptions") or () if row.get("id"))


def consultation_keys(content: Mapping[str, Any]) -> tuple[str, ...]:
    """Return ``exemption@agency`` for every exemption that names its agency."""
    rows = content.get("exemptions") or ()
    return tuple(f"{row['id']}@{row['agency']}" for row in rows if row.get("id") and row.get("agency"))
