"""Files of a round, byte for byte as they were sealed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.programmes import DEMONSTRATION, PROGRAMME
from teukgu.portal.store import queries
from teukgu.portal.visibility import round_is_shown

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "zip": "application/zip",
    "yaml": "text/plain; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}


def send(programme: str, key: str, name: str) -> HttpResponse:
    """Return a file of a round as an attachment; hidden and absent answer alike."""
    rounds = {one.key: one for one in queries.rounds_of(ANONYMOUS, programme)}
    content = queries.round_file(ANONYMOUS, programme, key, name)
    if key not in rounds or content is None or not round_is_shown(rounds[key]):
        raise Http404
    # a report is a page of its own with its own scripts: never shown under our address
    kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{key}-{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def round_file(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """A file of a round of the real programme."""
    return send(PROGRAMME, key, name)


@require_safe
def example_file(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """A file of a round of the example programme."""
    return send(DEMONSTRATION, key, name)
