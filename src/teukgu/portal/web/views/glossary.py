"""The glossary, searchable."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.loading.glossary import Term
from teukgu.portal.kept import kept_page
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.web.programme import glossary
from teukgu.portal.web.trail import trail
from teukgu.values import nfc


def matching(terms: tuple[Term, ...], query: str) -> tuple[Term, ...]:
    """Return the terms that hold ``query`` in a name or a definition, whatever the case."""
    wanted = nfc(query).casefold()
    return tuple(
        term
        for term in terms
        if any(wanted in text.casefold() for pair in (term.name, term.definition) for text in (pair.ko, pair.en))
    )


@require_safe
@kept_page(PROGRAMME)
def show(request: HttpRequest) -> HttpResponse:
    """All terms, or those that hold the words asked for."""
    query = request.GET.get("q", "")[:60]
    found = matching(glossary(), query) if query else glossary()
    context = {"terms": found, "query": query, "trail": trail(_("용어집")), "section": "glossary"}
    return render(request, "web/pages/glossary.html", context)
