"""Fields of zones and reviewers: the sectors of the programme's zones."""

from teukgu.portal.store.models import Label, ZoneNow
from teukgu.portal.store.queries.panels.known import about_key


def sectors_of(programme: str) -> dict[str, str]:
    """Return sector codes by code and by name (as names are compared). Two queries."""
    codes = ZoneNow.objects.filter(programme=programme).exclude(sector="").values_list("sector", flat=True).distinct()
    found = {about_key(code): code for code in codes}
    labels = Label.objects.filter(programme=programme, kind="sector").values_list("key", "ko", "en")
    for key, *names in labels:
        found |= {about_key(name): key for name in (key, *names) if name}
    return found


def sector_names(programme: str) -> dict[str, tuple[str, str]]:
    """Return Korean and English name of every sector by code; the code itself where it has no name."""
    rows = Label.objects.filter(programme=programme, kind="sector").values_list("key", "ko", "en")
    found = {key: (name_ko, name_en or name_ko) for key, name_ko, name_en in rows}
    return {code: found.get(code, (code, code)) for code in sorted({*sectors_of(programme).values()})}
