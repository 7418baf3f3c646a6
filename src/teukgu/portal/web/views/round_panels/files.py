"""Files of a panel: the form of the list of reviewers, the assignment, the scores of a closing."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.documents.input_tables import csv_bytes
from teukgu.loading.reviewer_list import HEADINGS
from teukgu.portal import clock
from teukgu.portal.access import sees_panels
from teukgu.portal.services.access_log import note_access
from teukgu.portal.store.models import AccessAction
from teukgu.portal.store.queries.panels.reviewers import reviewers_of
from teukgu.portal.store.queries.panels.scores import closing_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.round_panels.scoring import pair_lines
from teukgu.portal.web.views.downloads import TYPES
from teukgu.portal.web.views.round_panels.asked import panel_or_404


def _csv(name: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES["csv"])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@needs(sees_panels)
@require_safe
def list_form(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Send an empty list of reviewers with its headings."""
    panel_or_404(request, number, pk)
    return _csv("reviewers.csv", csv_bytes([aliases[0] for aliases in HEADINGS.values()], ()))


@needs(sees_panels)
@require_safe
def pairs(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Send the assignment, a pair in each row."""
    asked = panel_or_404(request, number, pk)
    lines = pair_lines(asked.panel, asked.members(), reviewers_of(asked.panel))
    header = (_("특구"), _("특구 이름"), _("분야"), _("위원 번호"), _("위원"), _("이유"))
    rows = [
        [*(line[key] for key in ("zone", "name", "field")), one["number"], one["name"], _why(one["reasons"])]
        for line in lines
        for one in line["team"]
    ]
    return _csv(f"{number}-{asked.panel.component}-pairs.csv", csv_bytes(header, rows))


def _why(reasons: Sequence[tuple[str, str]]) -> str:
    """Return the first row of an explanation, which says why the pair was made."""
    return reasons[0][0] if reasons else ""


@needs(sees_panels)
@require_safe
def scores(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Send the table of a closed panel, byte for byte, to the ministry; that is logged."""
    asked = panel_or_404(request, number, pk)
    closing = closing_of(asked.panel)
    if closing is None or not asked.runs:
        raise Http404
    note_access(
        asked.round.viewer,
        AccessAction.DOWNLOAD,
        what="panel_scores",
        subject=f"{number} {closing.sha256[:8]}",
        case=asked.round.case,
        now=clock.now(),
    )
    return _csv(f"{number}-{asked.panel.component}-{closing.sha256[:8]}.csv", bytes(closing.content))
