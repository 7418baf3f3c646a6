"""Stages of a zone's value chain for programs: read with their history, and set; the same predicates as the page."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Path, Router, Schema, Status
from pydantic import Field

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.access_figures import may_set_stages
from teukgu.portal.api.asking import refuse_unknown
from teukgu.portal.api.refusing import READS, WRITES
from teukgu.portal.api.schemas import Text
from teukgu.portal.api.signing_in import SIGNED_IN, caller_of, writer_of
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.zone_figures.stages import StagesGiven, set_stages
from teukgu.portal.store.models import ZoneFact
from teukgu.portal.store.queries.zone_figures.stages import stage_facts, stages_among
from teukgu.portal.store.queries.zone_figures.zones import find_zone
from teukgu.reporting.names import name_of
from teukgu.reporting.stages import stages_offered

router = Router(tags=["reports"], auth=SIGNED_IN)

ZoneId = Annotated[str, Path(pattern=r"^[A-Za-z0-9-]{1,40}$", description="특구 번호 | id of the zone")]


class StageOut(Schema):
    """A stage that may be set."""

    key: str
    name: Text


class StageRecord(Schema):
    """A record of the stages; ``corrected_by`` is the record that took its place."""

    id: int
    stages: list[str]
    valid_from: date | None
    documents: list[str]
    why: str
    by: str
    recorded_at: datetime
    corrected_by: int | None

    @classmethod
    def of(cls, row: ZoneFact) -> "StageRecord":
        """Make it of a kept fact."""
        return cls(
            id=row.pk,
            stages=row.value,
            valid_from=row.valid_from,
            documents=sorted(one.title for one in row.sources.all()),
            why=row.why,
            by=row.account.name if row.account else "",
            recorded_at=row.recorded_at,
            corrected_by=row.superseded_by_id,
        )


class StagesOut(Schema):
    """What may be set, what holds today (nothing: every stage is asked), and every record, the oldest first.

    ``seen`` is what setting them must name; ``reports`` are the numbers of reports that followed just now.
    """

    zone: str
    offered: list[StageOut]
    now: list[str]
    records: list[StageRecord]
    seen: int
    may_set: bool
    reports: list[str] = []


class StagesIn(Schema):
    """Stages from a day on, as a document says; ``corrects`` is the id of the record that was wrong (0: none)."""

    stages: list[Annotated[str, Field(max_length=40)]] = Field(max_length=20)
    valid_from: date
    document: str = Field(max_length=2_000)
    why: str = Field("", max_length=2_000)
    corrects: int = Field(0, ge=0, le=2_000_000_000)
    seen: int = Field(ge=0, le=2_000_000_000)


@router.get(
    "figures/{zone}/stages",
    response={200: StagesOut, **READS},
    summary="Stages of a zone",
    operation_id="zone_stages",
)
def stages(request: HttpRequest, zone: ZoneId) -> StagesOut:
    """특구의 가치사슬 단계와 그 기록. | The stages of a zone's value chain with their history."""
    refuse_unknown(request, ())
    return _told(caller_of(request), zone)


@router.post(
    "figures/{zone}/stages",
    response={201: StagesOut, **WRITES},
    summary="Set the stages",
    operation_id="set_zone_stages",
)
def put(request: HttpRequest, zone: ZoneId, body: StagesIn) -> Any:
    """단계를 정하거나 바로잡는다. 작성 중인 보고서가 따른다. | Set or correct them; reports being written follow."""
    viewer = writer_of(request)
    given = StagesGiven(body.stages, body.valid_from, body.document, body.why, body.corrects, body.seen)
    done = set_stages(viewer, zone, given, now=clock.now(), today=clock.today())
    told = _told(viewer, zone)
    return Status(201, told.model_copy(update={"reports": [one.case.number for one in done.reports]}))


def _told(viewer: Viewer, zone: str) -> StagesOut:
    found, today = find_zone(viewer, zone), clock.today()
    offered = stages_offered(indicators(), found.zone.zone_type, today.year) if found else ()
    if found is None or not offered:
        raise Http404
    rows = stage_facts(zone)
    return StagesOut(
        zone=zone,
        offered=[StageOut(key=one.value, name=Text.of(name_of(one))) for one in offered],
        now=[one.value for one in stages_among(rows, today)],
        records=[StageRecord.of(row) for row in rows],
        seen=max((row.pk for row in rows), default=0),
        may_set=may_set_stages(viewer, found.facts),
    )
