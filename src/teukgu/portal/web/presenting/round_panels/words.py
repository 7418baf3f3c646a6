"""Words of panels: states, kinds of interests, sources, fields, provinces."""

from django.utils.translation import gettext as _

from teukgu.evaluation.panels.confirm import USES
from teukgu.evaluation.panels.conflicts import CONFLICTS
from teukgu.portal.store.models import Region
from teukgu.portal.store.queries.panels.known import DECLARED, DERIVED, ENTERED
from teukgu.portal.store.queries.panels.reviewers import ACCEPTED, DECLINED, INVITED, LEFT
from teukgu.portal.store.queries.panels.sectors import sector_names
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.words import said


def state_words(state: str) -> tuple[str, str]:
    """Return the state of a reviewer in words and its badge."""
    return {
        INVITED: (_("답을 기다림"), "bg-light-gray"),
        ACCEPTED: (_("수락"), "bg-light-success"),
        DECLINED: (_("거절"), "bg-light-gray"),
        LEFT: (_("그만둠"), "bg-light-danger"),
    }[state]


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of interests with their words."""
    return [(code, said(words)) for code, (_predicate, words) in CONFLICTS.items()]


def kind_words(code: str) -> str:
    """Return the kind of an interest in words."""
    return said(CONFLICTS[code][1]) if code in CONFLICTS else code


def source_words(source: str) -> str:
    """Return where an interest is known from."""
    return {DERIVED: _("포털 기록"), DECLARED: _("위원 신고"), ENTERED: _("부처 입력")}.get(source, source)


def uses() -> list[tuple[str, str]]:
    """Return the scores that a panel may use with their words."""
    return [(key, said(words)) for key, words in USES.items()]


def sectors(programme: str) -> dict[str, str]:
    """Return the names of fields by code."""
    return {code: names[1] if english() else names[0] for code, names in sector_names(programme).items()}


def provinces(programme: str) -> dict[str, str]:
    """Return the names of provinces by id."""
    rows = Region.objects.filter(programme=programme, province=None, valid_to=None).order_by("pk")
    return {row.pk: (row.name_en if english() else row.name_ko) for row in rows}
