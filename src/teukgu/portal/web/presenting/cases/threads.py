"""Which thread an act begins: an exemption and its agency, a joint applicant, an operator."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from teukgu.portal.store.models import Case, Organisation, OrganisationKind
from teukgu.portal.web.presenting.cases.names import key_text, organisation_name
from teukgu.procedures.definition import Act
from teukgu.procedures.state import Situation

BY_AGENCY = frozenset({"consultation", "permit"})
BY_APPLICANT = frozenset({"joint"})
KEY, SUBJECT, OWNER = "key", "key_subject", "key_owner"


@dataclass(frozen=True, slots=True)
class Thread:
    """How the form asks for the thread: ready-made ones, or a subject and an organisation."""

    known: tuple[tuple[str, str], ...]
    owners: tuple[tuple[str, str], ...]
    asks_subject: bool
    subject: str
    owner: str


def chosen_key(act: Act, typed: QueryDict) -> str:
    """Return the key that the form (or the address) names."""
    given = typed.get(KEY, "").strip()
    if given:
        return given
    subject, owner = typed.get(SUBJECT, "").strip(), typed.get(OWNER, "").strip()
    if act.track in BY_AGENCY:
        return f"{subject}@{owner}" if subject and owner else ""
    return owner if act.track in BY_APPLICANT else subject


def thread_of(case: Case, act: Act, situation: Situation, typed: QueryDict) -> Thread | None:
    """Return what the form must ask, or None where the track runs once or the address named the thread."""
    if not situation.state.procedure.track(act.track).keyed:
        return None
    organisations = organisations_of(case)
    begun = set(situation.state.keys(act.track))
    offered = [one for one in _offered(act, situation) if one not in begun]
    return Thread(
        known=tuple((one, key_text(one, organisations)) for one in offered),
        owners=tuple((key, organisation_name(one)) for key, one in organisations.items() if _fits(act, one, situation)),
        asks_subject=act.track not in BY_APPLICANT,
        subject=typed.get(SUBJECT, ""),
        owner=typed.get(OWNER, ""),
    )


def _offered(act: Act, situation: Situation) -> tuple[str, ...]:
    """Return threads that the plan asks for (each exemption with its agency)."""
    return tuple(situation.facts.get("consultations_needed", ())) if act.track == "consultation" else ()


def _fits(act: Act, organisation: Organisation, situation: Situation) -> bool:
    if act.track in BY_AGENCY:
        return organisation.kind == OrganisationKind.AGENCY
    if act.track in BY_APPLICANT:
        return organisation.key in situation.facts.get("applicants", ())[1:]
    return False


def organisations_of(case: Case) -> Mapping[str, Organisation]:
    """Return the organisations of the case's programme by key."""
    return {one.key: one for one in Organisation.objects.filter(programme=case.programme_id).order_by("name_ko")}
