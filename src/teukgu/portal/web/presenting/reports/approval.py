"""Links by which a report is approved, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from teukgu.portal.services.reports.approval_links import LEVELS
from teukgu.portal.store.models import ApprovalLink, ApprovalLinkEnd
from teukgu.portal.store.queries.reports.approval import APPROVED, RETURNED


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link with what became of it."""

    link: ApprovalLink
    level: str
    words: str
    is_open: bool
    end: ApprovalLinkEnd | None


def level_name(level: str) -> str:
    """Return the name of a level of decision."""
    names = {"head": _("단체장 결재"), "delegated": _("전결"), "deputy": _("대결")}
    return names.get(level, level)


def level_choices(chosen: str) -> list[tuple[str, str, bool]]:
    """Return the levels to choose from, the head's first."""
    return [(one, level_name(one), one == (chosen or LEVELS[0])) for one in LEVELS]


def link_lines(links: Iterable[ApprovalLink], now: datetime) -> list[LinkLine]:
    """Return the links in words."""
    return [_line(one, now) for one in links]


def _line(link: ApprovalLink, now: datetime) -> LinkLine:
    end = getattr(link, "end", None)
    is_open = end is None and link.expires_at > now
    return LinkLine(
        link, level_name(end.level if end and end.level else link.level), _words(end, is_open), is_open, end
    )


def _words(end: ApprovalLinkEnd | None, is_open: bool) -> str:
    if end is None:
        return _("답을 기다림") if is_open else _("답 없이 기한이 지남")
    return {APPROVED: _("결재함"), RETURNED: _("돌려보냄")}.get(end.kind, _("거둠"))
