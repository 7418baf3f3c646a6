"""Which thread an act begins: an exemption and its agency, a joint applicant, an operator."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Case, Organisation, OrganisationKind
from teukgu.portal.web.presenting.cases.names import key_text, organisation_name, zones_named
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


def thread_of(case: Case, act: Act, situation: Situation, typed: QueryDict, viewer: Viewer) -> Thread | None:
    """Return what the form must ask, or None where the track runs once or the address named the thread.

    A joint applicant speaks for itself: its own organisation is chosen already.
    """
    if not situation.state.procedure.track(act.track).keyed:
        return None
    organisations = organisations_of(case)
    begun = set(situation.state.keys(act.track))
    offered = [one for one in _offered(act, situation) if one not in begun]
    fitting = {key: one for key, one in organisations.items() if _fits(act, one, situation)}
    return Thread(
        known=tuple((one, key_text(one, organisations)) for one in offered),
        owners=tuple((key, organisation_name(one)) for key, one in fitting.items()),
        asks_subject=act.track not in BY_APPLICANT,
        subject=typed.get(SUBJECT, ""),
        owner=typed.get(OWNER, "") or _own(act, fitting, viewer),
    )


def _own(act: Act, fitting: Mapping[str, Organisation], viewer: Viewer) -> str:
    mine = {post.organisation for post in viewer.posts if post.acts}
    own = [key for key, one in fitting.items() if one.pk in mine]
    return own[0] if act.track in BY_APPLICANT and len(own) == 1 else ""


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
    """Return the organisations of the case's programme by key; in a round the zones with a thread too."""
    rows = Organisation.objects.filter(programme=case.programme_id).order_by("name_ko")
    return {**{one.key: one for one in rows}, **zones_named(case)}
