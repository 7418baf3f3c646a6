"""Loads what was published about the programme as a whole: counts, gaps, meetings, decline areas, offices."""

from collections.abc import Mapping

from teukgu.loading.registry_checks import NONE
from teukgu.loading.registry_files import RegistryFiles
from teukgu.portal.services.registry.links import any_shown, replace_all, replace_sourced
from teukgu.portal.store.models import (
    CommitteeRound,
    DeclineArea,
    DesignationGap,
    Jurisdiction,
    Office,
    OfficialCount,
    Source,
    UnnamedCancellation,
)

Sources = Mapping[str, Source]


def load_published(programme: str, files: RegistryFiles, sources: Sources) -> None:
    """Write counts, gaps, unnamed cancellations, committee rounds, decline areas, offices and jurisdictions."""
    replace_sourced(OfficialCount, programme, _counts(programme, files, sources), sources)
    replace_all(DesignationGap, programme, _gaps(programme, files))
    replace_sourced(UnnamedCancellation, programme, _unnamed(programme, files), sources)
    replace_sourced(CommitteeRound, programme, _rounds(programme, files), sources)
    replace_sourced(DeclineArea, programme, _decline(programme, files), sources)
    _load_offices(programme, files, sources)


def _counts(programme: str, files: RegistryFiles, sources: Sources) -> list[tuple[OfficialCount, tuple[str, ...]]]:
    return [
        (
            OfficialCount(
                programme_id=programme,
                key=row.key,
                region_id=row.region_id or None,
                as_of=row.as_of,
                precision=row.precision,
                value=row.value,
                value_high=row.value_high,
                unit=row.unit,
                confidence=row.confidence,
                note_ko=row.note_ko,
                note_en=row.note_en,
                shown=any_shown(row.source_ids, sources),
            ),
            row.source_ids,
        )
        for row in files.official_counts.rows
    ]


def _gaps(programme: str, files: RegistryFiles) -> list[DesignationGap]:
    return [
        DesignationGap(
            programme_id=programme,
            month_from=row.month_from,
            month_to=row.month_to,
            missing_min=row.missing_min,
            missing_max=row.missing_max,
            basis_ko=row.basis_ko,
            basis_en=row.basis_en,
        )
        for row in files.gaps.rows
    ]


def _unnamed(programme: str, files: RegistryFiles) -> list[tuple[UnnamedCancellation, tuple[str, ...]]]:
    return [
        (
            UnnamedCancellation(
                programme_id=programme, day=row.day, count=row.count, note_ko=row.note_ko, note_en=row.note_en
            ),
            row.source_ids,
        )
        for row in files.unnamed_cancellations.rows
    ]


def _rounds(programme: str, files: RegistryFiles) -> list[tuple[CommitteeRound, tuple[str, ...]]]:
    return [
        (
            CommitteeRound(
                programme_id=programme,
                key=row.round_id,
                day=row.day,
                precision=row.precision,
                number=row.number,
                announced=row.announced,
                listed=row.listed,
                stock_after=row.stock_after,
                note_ko=row.note_ko,
                note_en=row.note_en,
            ),
            row.source_ids,
        )
        for row in files.committee_rounds.rows
    ]


def _decline(programme: str, files: RegistryFiles) -> list[tuple[DeclineArea, tuple[str, ...]]]:
    return [
        (
            DeclineArea(
                programme_id=programme,
                region_id=row.region_id,
                status=row.status,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                review_due=row.review_due,
            ),
            row.source_ids,
        )
        for row in files.decline_areas.rows
    ]


def _load_offices(programme: str, files: RegistryFiles, sources: Sources) -> None:
    rows = [
        (
            Office(
                programme_id=programme, key=row.office_id, name_ko=row.name_ko, name_en=row.name_en, grade=row.grade
            ),
            row.source_ids,
        )
        for row in files.offices.rows
    ]
    replace_sourced(Office, programme, rows, sources)
    offices = {office.key: office for office, _ in rows}
    for row in files.offices.rows:
        if row.parent_id:
            Office.objects.filter(pk=offices[row.office_id].pk).update(parent=offices[row.parent_id])
    replace_sourced(Jurisdiction, programme, _jurisdictions(files, offices), sources, "region__programme")


def _jurisdictions(files: RegistryFiles, offices: Mapping[str, Office]) -> list[tuple[Jurisdiction, tuple[str, ...]]]:
    return [
        (
            Jurisdiction(
                region_id=row.region_id,
                office=None if row.office_id == NONE else offices[row.office_id],
                scope=row.scope,
                basis=row.basis,
                note_ko=row.note_ko,
                note_en=row.note_en,
            ),
            row.source_ids,
        )
        for row in files.jurisdictions.rows
    ]
