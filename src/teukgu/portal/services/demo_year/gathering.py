"""A province hands in the workbooks of some of its counties together; one file is none."""

from collections import defaultdict

from teukgu.portal.services.demo_year.scene import Scene
from teukgu.portal.services.demo_year.writing import SLIPPED, filled_workbook
from teukgu.portal.services.people.demonstration_accounts import address_of
from teukgu.portal.services.reports.reading import answer_next
from teukgu.portal.services.reports.uploads import WAITING, HandedIn, hand_in_many
from teukgu.portal.store.models import Account, Organisation, OrganisationKind, Report, WorkbookUpload, ZonePlace
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.reporting.planting.officers import WORKBOOK

FILES = 4


def gather(scene: Scene) -> None:
    """The province with most counties that have not begun does it for some of them."""
    found = _province(scene)
    if found is None:
        return
    province, zones = found
    files = []
    for place, zone in enumerate(zones):
        one = scene.at(zone)
        fit = sorted(cell for cell, figure in one.year.believed.items() if figure.value and not cell.part)
        slips = frozenset(fit[:SLIPPED]) if place == 0 else frozenset()  # in one of them nobody can read a number
        files.append(HandedIn(one.text("gathered", "name"), filled_workbook(one, form_of(one.report), slips)))
    files.append(HandedIn(scene.words.of("gathered", "wrong_name"), b"\xff\xd8\xff\xe0 example, not a workbook"))
    batch = hand_in_many(scene.viewer(f"{province}.officer"), files, once=scene.once(), now=scene.now)
    # read at once, as in `writing`: nobody else sees these uploads before the step is over
    while WorkbookUpload.objects.filter(batch=batch, state=WAITING).exists() and answer_next():
        pass


def _province(scene: Scene) -> tuple[str, list[str]] | None:
    """Return a province and zones of it that nobody has begun with, so many if it has them; None where none has any."""
    waiting = {
        zone
        for zone, one in scene.zones.items()
        if one.officer.begins > scene.day and one.officer.door != WORKBOOK and not one.folds
    }
    rows = Report.objects.filter(
        zone__in=waiting, year=scene.performance_year, case__now__stage="drafting", saves__isnull=True
    )
    open_now = set(rows.values_list("zone", flat=True))
    zones: dict[str, list[str]] = defaultdict(list)
    places = ZonePlace.objects.filter(zone__in=open_now).order_by("zone", "pk")
    for zone, province in places.values_list("zone", "province"):
        if province and zone not in zones[province]:
            zones[province].append(zone)
    kept = Organisation.objects.filter(
        programme=scene.programme, kind=OrganisationKind.PROVINCE, region__in=list(zones)
    )
    officers = {address_of(f"{one.key}.officer"): one for one in kept}
    found = [
        (officers[address].key, zones[officers[address].region_id or ""][:FILES])
        # those made first are the ones that the page of the demonstration signs in
        for address in Account.objects.filter(email__in=officers).order_by("pk").values_list("email", flat=True)
    ]
    return max(found, key=lambda one: len(one[1]), default=None)
