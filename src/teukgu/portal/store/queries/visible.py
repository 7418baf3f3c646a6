"""What a viewer may see, and where it was read: the one place that decides both."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet, Value

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Source
from teukgu.portal.store.queries.records import SourceLink

ModelT = TypeVar("ModelT", bound=Model)
Links = dict[int, tuple[SourceLink, ...]]


def visible(viewer: Viewer, rows: QuerySet[ModelT]) -> QuerySet[ModelT]:
    """Leave out of ``rows`` what has no source a reader can look up, unless the viewer has an account."""
    return rows.filter(shown=True) if viewer.is_public else rows


def source_link(source: Source) -> SourceLink:
    """Return a source as a record."""
    return SourceLink(source.key, source.title, source.address, source.kind, source.seen_on)


def sources_of(viewer: Viewer, *models: tuple[type[Any], Iterable[int]]) -> tuple[Links, ...]:
    """Return the sources of the rows with the given ids, for several models in one query.

    A member of the public does not see the names of sources that cannot be looked up.
    """
    queries = [_links(viewer, position, model, list(ids)) for position, (model, ids) in enumerate(models)]
    found: tuple[dict[int, list[SourceLink]], ...] = tuple(defaultdict(list) for _ in models)
    for position, row, *source in queries[0].union(*queries[1:], all=True).order_by("source__key"):
        found[position][row].append(SourceLink(*source))
    return tuple({row: tuple(links) for row, links in one.items()} for one in found)


def _links(viewer: Viewer, position: int, model: type[Any], ids: list[int]) -> "QuerySet[Any, Any]":
    column = f"{model._meta.model_name}_id"
    rows = model.sources.through._default_manager.filter(**{f"{column}__in": ids})
    if viewer.is_public:
        rows = rows.exclude(source__kind="unlocated")
    names = ("source__key", "source__title", "source__address", "source__kind", "source__seen_on")
    return rows.annotate(position=Value(position)).values_list("position", column, *names)  # type: ignore[no-any-return]
