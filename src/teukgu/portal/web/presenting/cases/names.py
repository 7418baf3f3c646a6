"""Names of parties, acts, threads and days left, as people say them."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from teukgu.portal.access_cases import ROUND
from teukgu.portal.store.models import Case, Organisation, ZoneNow
from teukgu.portal.web.presenting.designation.plan_text import exemption_name
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.definition import Track
from teukgu.procedures.registry import PROCEDURES

PARTIES: Mapping[str, object] = {
    "proposer": gettext_lazy("제안자"),
    "applicant": gettext_lazy("신청 지방자치단체"),
    "council": gettext_lazy("지방의회"),
    "operator": gettext_lazy("특화사업자"),
    "resident": gettext_lazy("주민"),
    "governor": gettext_lazy("시·도지사"),
    "office": gettext_lazy("지방중소벤처기업청"),
    "minister": gettext_lazy("중소벤처기업부"),
    "agency": gettext_lazy("관계기관"),
    "working_committee": gettext_lazy("실무위원회"),
    "committee": gettext_lazy("특화특구위원회"),
}


def party_name(party: str) -> str:
    """Return what a party is called."""
    return str(PARTIES.get(party, party))


def organisation_name(organisation: Organisation | None) -> str:
    """Return the name of an organisation in the page's language."""
    if organisation is None:
        return ""
    return organisation.name_en if english() else organisation.name_ko


def act_name(procedure: str, act: str) -> str:
    """Return what an act is called."""
    table = PROCEDURES.get(procedure)
    found = table.act(act) if table else None
    return said(found.name) if found else act


def stage_name(procedure: str, stage: str) -> str:
    """Return what a state of the main track is called."""
    table = PROCEDURES.get(procedure)
    return state_name(table.tracks[0], stage) if table else stage


def state_name(track: Track, state: str) -> str:
    """Return what a state of a track is called."""
    return next((said(one.name) for one in track.states if one.id == state), state)


def clock_name(procedure: str, clock: str) -> str:
    """Return what a clock is called."""
    table = PROCEDURES.get(procedure)
    return next((said(one.name) for one in table.clocks if one.id == clock), clock) if table else clock


def procedure_name(procedure: str) -> str:
    """Return what a procedure is called."""
    table = PROCEDURES.get(procedure)
    return said(table.name) if table else procedure


def zones_named(case: Case) -> dict[str, Organisation]:
    """Return names for the threads of a round, whose keys are zones: nothing for another case."""
    if case.procedure != ROUND:
        return {}
    keys = case.parties.exclude(key="").values("key")
    rows = ZoneNow.objects.filter(pk__in=keys)
    return {one.pk: Organisation(key=one.pk, name_ko=one.name_ko, name_en=one.name_en) for one in rows}


def key_text(key: str, organisations: Mapping[str, Organisation]) -> str:
    """Return a thread's key as people say it: ``art_36@agriculture`` becomes ``제36조 (subject) · Agriculture``."""
    subject, at, owner = key.rpartition("@")
    if not at:
        found = organisations.get(key)
        return organisation_name(found) if found else subject_text(key)
    name = organisation_name(organisations.get(owner)) or owner
    return f"{subject_text(subject)} · {name}" if subject else name


def subject_text(key: str) -> str:
    """Return what a thread is about: an exemption by article and subject, an opinion by its number."""
    number = key.removeprefix("opinion-")
    if number != key and number.isdecimal():
        return _("의견 %(number)s") % {"number": int(number)}
    return exemption_name(key)


def days_left(due: date, today: date) -> str:
    """Return ``3일 남음``, ``오늘``, ``2일 지남``."""
    days = (due - today).days
    if days == 0:
        return _("오늘")
    if days > 0:
        return ngettext("%(days)d일 남음", "%(days)d일 남음", days) % {"days": days}
    return ngettext("%(days)d일 지남", "%(days)d일 지남", -days) % {"days": -days}


def urgency(due: date | None, today: date, *, soon: int = 7) -> str:
    """Return the KRDS badge of a last day: past, today, soon, later."""
    if due is None:
        return "bg-light-gray"
    if due <= today:
        return "bg-light-danger"
    return "bg-light-warning" if (due - today).days <= soon else "bg-light-information"
