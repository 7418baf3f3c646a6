"""Who writes a paper and to whom: organisations of the case as the templates name them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from teukgu.documents.official.heads import head_title
from teukgu.portal.store.models import Case, CaseParty, Organisation, OrganisationKind, Post
from teukgu.procedures.definition import Act, Direction
from teukgu.procedures.event import Event
from teukgu.procedures.party import Party

MINISTRY = "ministry"
PERSON = "○○○ 귀하"


@dataclass(frozen=True, slots=True)
class Ends:
    """The parties of a case today, to look the two ends of a document up."""

    case: Case
    parties: tuple[CaseParty, ...]

    def sender(self, act: Act, event: Event, post: Post | None) -> dict[str, Any]:
        """Return who sends: the organisation of the party; the recorder's own where the case names none."""
        party = event.party
        came_in = act.direction is Direction.IN or (act.receiver is not None and party == act.receiver)
        if came_in:
            party = next((one for one in sorted(act.by) if one not in {act.receiver, event.party}), party)
        found = self.organisations(party, event.key)
        organisation = found[0] if found else (post.organisation if post and not came_in else None)
        if organisation is None:
            return {"organisation": "", "title": "", "unit": ""}
        own = post if post and post.organisation_id == organisation.pk else None
        return office_words(organisation) | {"phone": own.phone if own else "", "email": own.email if own else ""}

    def receiver(self, act: Act, event: Event) -> dict[str, Any]:
        """Return to whom it goes; a person is not named here."""
        if act.receiver is None:
            return {"organisation": "", "title": ""}
        found = self.organisations(act.receiver, event.key)
        if not found:
            return {"organisation": "", "title": self._unnamed(act.receiver)}
        words = [office_words(one) for one in found]
        units = [f"({one['unit']}장)" if one["unit"] else "" for one in words]
        titles = [f"{one['title']}{unit}" for one, unit in zip(words, units, strict=True)]
        return {"organisation": ", ".join(one["organisation"] for one in words), "title": ", ".join(titles)}

    def applicant(self) -> dict[str, Any]:
        """Return the applicants, the leading one first."""
        names = [office_words(one)["organisation"] for one in self.organisations(Party.APPLICANT, "")]
        first = names[0] if names else ""
        return {"name": first, "title": head_title(first), "names": names}

    def agencies(self) -> dict[str, str]:
        """Return names by key: the programme's agencies (not asked yet when a plan is handed in) and the parties."""
        known = Organisation.objects.filter(programme=self.case.programme_id, kind=OrganisationKind.AGENCY)
        named = {one.organisation.key: one.organisation.name_ko for one in self.parties if one.organisation}
        return dict(known.values_list("key", "name_ko")) | named

    def organisations(self, party: Party, key: str) -> list[Organisation]:
        """Return the organisations that are ``party``, the leading one first; the ministry without being named."""
        rows = [one for one in self.parties if one.party == party.value and one.organisation]
        same = [one for one in rows if one.key in {"", key}] or [
            one for one in rows if _agency(one.key) == _agency(key)
        ]
        found = _once(one.organisation for one in sorted(same, key=lambda one: not one.lead))
        if not found and party is Party.AGENCY:
            found = list(Organisation.objects.filter(programme=self.case.programme_id, key=_agency(key)))
        if not found and party is Party.MINISTER:
            found = list(Organisation.objects.filter(programme=self.case.programme_id, kind=MINISTRY).order_by("pk"))
            found = [one for one in found if "operation" in one.key][:1] or found[:1]
        return found

    def _unnamed(self, party: Party) -> str:
        return PERSON if party in {Party.RESIDENT, Party.PROPOSER, Party.OPERATOR} else ""


def ends_of(case: Case) -> Ends:
    """Return the ends of the documents of ``case``."""
    rows = CaseParty.objects.filter(case=case).select_related("organisation__parent").order_by("pk")
    return Ends(case, tuple(rows))


def office_words(organisation: Organisation) -> dict[str, Any]:
    """Return an organisation as the head of a letter: a ministry's unit stands behind the ministry's name."""
    name, unit = organisation.name_ko, ""
    if organisation.kind == MINISTRY and " " in name:
        name, _, unit = name.partition(" ")
    elif organisation.kind == MINISTRY and organisation.parent:
        name, unit = organisation.parent.name_ko, name
    return {"organisation": name, "title": head_title(name), "unit": unit}


def _agency(key: str) -> str:
    return key.rpartition("@")[2]


def _once(found: Iterable[Organisation | None]) -> list[Organisation]:
    rows: Mapping[int, Organisation] = {one.pk: one for one in found if one is not None}
    return list(rows.values())
