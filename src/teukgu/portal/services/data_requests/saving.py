"""Saves the definition of a table under a name."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from teukgu.portal.access import Viewer
from teukgu.portal.access_data import desk_programmes
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.data_requests import refusals
from teukgu.portal.services.data_requests.held import clean
from teukgu.portal.store.models import SavedTable
from teukgu.portal.store.queries.data_requests.sources import statistic_kinds
from teukgu.reporting.table_definition import Source, TableDefinition, from_data, to_data
from teukgu.values import Bilingual, Finding, IndicatorId, Place, Refused, refuse_if_any

NAME = Bilingual("표 이름", "name of the table")


def save_table(viewer: Viewer, *, name: str, data: Mapping[str, object], now: datetime) -> SavedTable:
    """Keep a definition; another one under the same name is a new version, the same one stays as it is.

    Raises:
        Refused: with everything that is wrong with it.
    """
    mine = desk_programmes(viewer)
    if not mine:
        raise refusals.gone()
    called = clean(name, 120)
    findings = [] if called else [refusals.empty("name", NAME)]
    definition = None
    try:
        definition = from_data(data)
        findings += _unknown(mine[0], definition)
    except Refused as refused:
        findings += refused.findings
    refuse_if_any(findings)
    if definition is None:
        raise refusals.gone()
    return _kept(viewer, mine[0], called, to_data(definition), now)


def _kept(viewer: Viewer, programme: str, name: str, data: dict[str, object], now: datetime) -> SavedTable:
    last = SavedTable.objects.filter(programme=programme, name=name).order_by("-version").first()
    if last is not None and last.definition == data:
        return last
    fields = {"programme_id": programme, "name": name, "definition": data, "account_id": int(viewer.account)}
    try:
        with transaction.atomic():
            return SavedTable.objects.create(version=last.version + 1 if last else 1, saved_at=now, **fields)
    except IntegrityError:  # a colleague saved the same name at the same moment
        return _kept(viewer, programme, name, data, now)


def _unknown(programme: str, definition: TableDefinition) -> list[Finding]:
    known = {Source.INDICATOR: set(map(str, indicators().ids)), Source.STATISTIC: set(statistic_kinds(programme))}
    return [
        Finding(
            "table.unknown_column",
            Bilingual(f"그런 항목이 없습니다: {one}.", f"There is no such column: {one}."),
            Bilingual("항목 목록에서 고르십시오.", "Choose from the list of columns."),
            Place(key="columns"),
        )
        for one in definition.columns
        if one.source in known and str(IndicatorId(one.key)) not in known[one.source]
    ]
