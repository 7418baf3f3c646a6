"""Fields of zones and reviewers: the sectors of the programme's zones."""

from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.store.models import Label, ZoneNow
from teukgu.portal.store.queries.panels.known import about_key


def sectors_of(programme: str) -> dict[str, str]:
    """Return sector codes by code and by name (as names are compared). Two queries."""
    codes = ZoneNow.objects.filter(programme=programme).exclude(sector="").values_list("sector", flat=True).distinct()
    found = {about_key(code): code for code in codes}
    for key, names in _labels(programme).items():
        found |= {about_key(name): key for name in (key, *names) if name}
    return found


def sector_names(programme: str) -> dict[str, tuple[str, str]]:
    """Return Korean and English name of every sector by code; the code itself where it has no name."""
    found = _labels(programme)
    return {code: found.get(code, (code, code)) for code in sorted({*sectors_of(programme).values()})}


def _labels(programme: str) -> dict[str, tuple[str, str]]:
    """Return what sectors are called; a demonstration uses the real programme's names where it has none of its own."""
    rows = Label.objects.filter(programme__in={PROGRAMME, programme}, kind="sector").order_by("pk")
    own = sorted(rows, key=lambda row: row.programme_id == programme)
    return {row.key: (row.ko, row.en or row.ko) for row in own}
