"""A form that was refused: what was typed goes back into it, with what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, QueryDict
from django.utils import translation

from teukgu.portal.web.context import address_in
from teukgu.portal.web.views.designation.asked import HIDDEN
from teukgu.values import Refused


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent by the form ``form`` (and by the one of ``row``, where a page has it once for each row).

    ``file`` tells that a file came with it, which no page can put back. ``elsewhere`` is the page in the other
    language: the address that a form is sent to shows nothing by itself.
    """

    form: str
    row: str
    values: QueryDict
    wrong: list[str]
    file: bool
    elsewhere: str

    def by(self, form: str, row: object = "") -> bool:
        """Whether it came from this form of the page."""
        return self.form == form and self.row == str(row)


def sent_of(request: HttpRequest, form: str, wrong: list[str], page: str, rows: Iterable[str] = ()) -> Sent:
    """Return what a form of ``page`` sent; ``rows`` names the fields that tell it from the same one of another row."""
    row = "/".join(request.POST.get(name, "") for name in rows)
    other = "ko" if translation.get_language() == "en" else "en"
    return Sent(form, row, request.POST, wrong, bool(request.FILES), address_in(page, other))


def not_hidden(refused: Refused) -> Refused:
    """Return the refusal.

    Raises:
        Http404: when there is nothing of the kind for this viewer.
    """
    if any(one.code in HIDDEN for one in refused.findings):
        raise Http404 from refused
    return refused
