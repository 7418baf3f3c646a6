"""Saves of the draft, and the schemes of earlier rounds that it may start from."""

from datetime import date, datetime

from django.db.models import Max

from teukgu.portal.access_cases import ROUND
from teukgu.portal.store.models import Case, RoundScheme, SchemeDraft
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.round_case.standing import standing_of


def current_draft(case: Case) -> SchemeDraft | None:
    """Return the save that counts, None before the draft was started."""
    return case.scheme_drafts.filter(set_aside=False).select_related("account").order_by("-number").first()


def current_drafts(programme: str) -> list[SchemeDraft]:
    """Return the save that counts of every round of a programme, newest round first."""
    rows = SchemeDraft.objects.filter(case__programme=programme, set_aside=False)
    newest = rows.values("case").annotate(newest=Max("pk")).values("newest")
    return list(rows.filter(pk__in=newest).select_related("case").order_by("-case__number"))


def draft_save(programme: str, number: str, save: int) -> SchemeDraft | None:
    """Return one save of the draft of a round, an older one too, or None."""
    rows = SchemeDraft.objects.filter(case__programme=programme, case__number=number, number=save)
    return rows.select_related("case").first()


def draft_saves(case: Case) -> list[SchemeDraft]:
    """Return every save, newest first, without its content."""
    return list(case.scheme_drafts.select_related("account").defer("content").order_by("-number"))


def earlier_schemes(case: Case, year: int, *, now: datetime, today: date) -> list[tuple[int, RoundScheme]]:
    """Return year and scheme of the earlier rounds of the programme whose scheme was fixed, newest year first."""
    found = []
    for other in Case.objects.filter(programme=case.programme_id, procedure=ROUND).exclude(pk=case.pk):
        state = situation_of(other, today=today, now=now).state
        standing = standing_of(other, state)
        if standing.year < year and state.at("scheme") == "fixed" and standing.scheme is not None:
            found.append((standing.year, standing.scheme))
    return sorted(found, key=lambda one: -one[0])
