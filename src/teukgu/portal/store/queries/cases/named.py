"""The organisations that the keys of threads name."""

from collections.abc import Iterable

from teukgu.portal.store.models import Organisation


def organisations_in(threads: Iterable[tuple[str, str]]) -> dict[str, Organisation]:
    """Return by key the organisations that (programme, key of a thread) pairs name: ``art_36@agriculture``."""
    wanted = {(programme, key.rpartition("@")[2]) for programme, key in threads if key}
    programmes, keys = ({pair[part] for pair in wanted} for part in (0, 1))
    rows = Organisation.objects.filter(programme__in=programmes, key__in=keys) if wanted else ()
    return {row.key: row for row in rows}
