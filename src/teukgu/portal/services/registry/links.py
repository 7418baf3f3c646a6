"""Rows and their sources, written in bulk."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models

from teukgu.portal.store.models import Source

BATCH = 500


def replace_all(
    model: type[models.Model], programme: str, rows: Sequence[models.Model], path: str = "programme"
) -> None:
    """Replace every row of ``model`` that belongs to ``programme`` (by ``path``) with ``rows``."""
    manager: Any = model._default_manager
    manager.filter(**{path: programme}).delete()
    manager.bulk_create(rows, batch_size=BATCH)


def link_sources(rows: Iterable[tuple[Any, Sequence[str]]], sources: Mapping[str, Source]) -> None:
    """Connect saved rows of one model with their sources by key."""
    pairs = [(row, sources[key]) for row, keys in rows for key in keys]
    if not pairs:
        return
    through: Any = type(pairs[0][0]).sources.through
    column = type(pairs[0][0])._meta.model_name + "_id"
    links = [through(**{column: row.pk, "source_id": source.pk}) for row, source in pairs]
    through._default_manager.bulk_create(links, batch_size=BATCH, ignore_conflicts=True)


def replace_sourced(
    model: type[models.Model],
    programme: str,
    rows: Sequence[tuple[models.Model, Sequence[str]]],
    sources: Mapping[str, Source],
    path: str = "programme",
) -> None:
    """Replace every row of ``model`` of ``programme`` with ``rows`` and connect their sources."""
    replace_all(model, programme, [row for row, _ in rows], path)
    link_sources(rows, sources)


def any_shown(keys: Iterable[str], sources: Mapping[str, Source]) -> bool:
    """Whether at least one of the sources can be looked up by a reader, or there is none to hide."""
    keys = tuple(keys)
    return not keys or any(sources[key].shown for key in keys)
