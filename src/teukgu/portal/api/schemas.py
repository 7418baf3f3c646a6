"""What the API answers with."""

from datetime import date
from typing import Any

from ninja import Schema
from pydantic import Field

from teukgu.portal.bands import Reader
from teukgu.portal.store.queries.records import AwardLine, CountLine, FactLine, Place, SourceLink, ZoneLine
from teukgu.portal.store.queries.round_results import RoundSummary, UnitResult
from teukgu.values import Bilingual

NOT_OFFICIAL = "공개 자료에서 모은 것으로 공식 목록이 아닙니다. Collected from public sources; not an official list."


class Text(Schema):
    """A text in both languages."""

    ko: str
    en: str

    @classmethod
    def of(cls, text: Bilingual) -> "Text":
        """Make it of a text of the store."""
        return cls(ko=text.ko, en=text.en)


class SourceOut(Schema):
    """Where something was read."""

    key: str
    title: str
    address: str
    seen_on: date | None

    @classmethod
    def of(cls, link: SourceLink) -> "SourceOut":
        """Make it of a source of the store."""
        return cls(key=link.key, title=link.title, address=link.address, seen_on=link.seen_on)


class ZoneOut(Schema):
    """A zone as of a day; ``sector`` is inferred from the name unless ``sector_basis`` says otherwise."""

    id: str
    address: str
    name: Text
    where: Text
    status: str
    sector: str
    sector_basis: str
    type: str
    designated_on: date | None
    designated_precision: str
    ended_on: date | None
    last_seen: date | None
    joint: bool
    in_decline_area: bool
    as_of: date

    @classmethod
    def of(cls, line: ZoneLine) -> "ZoneOut":
        """Make it of a zone of the store."""
        return cls(
            id=line.id,
            address=line.address,
            name=Text.of(line.name),
            where=Text.of(line.where),
            status=line.status,
            sector=line.sector,
            sector_basis=line.sector_basis,
            type=line.type,
            designated_on=line.designated_on,
            designated_precision=line.designated_precision,
            ended_on=line.ended_on,
            last_seen=line.last_seen,
            joint=line.joint,
            in_decline_area=line.in_decline_area,
            as_of=line.as_of,
        )


class PlaceOut(Schema):
    """A region a zone lies in, by our own id."""

    region: str
    name: Text
    province: str
    province_name: Text
    decline: str

    @classmethod
    def of(cls, place: Place) -> "PlaceOut":
        """Make it of a place of the store."""
        return cls(
            region=place.region,
            name=Text.of(place.name),
            province=place.province,
            province_name=Text.of(place.province_name),
            decline=place.decline,
        )


class FactOut(Schema):
    """A dated fact with its sources; the form of ``value`` depends on ``kind``."""

    zone: str
    kind: str
    value: Any
    valid_from: date | None
    valid_to: date | None
    precision: str
    basis: str
    note: Text
    current: bool
    superseded: bool
    recorded_on: date
    sources: list[SourceOut]

    @classmethod
    def of(cls, fact: FactLine) -> "FactOut":
        """Make it of a fact of the store."""
        return cls(
            zone=fact.zone,
            kind=fact.kind,
            value=fact.value,
            valid_from=fact.valid_from,
            valid_to=fact.valid_to,
            precision=fact.precision,
            basis=fact.basis,
            note=Text.of(fact.note),
            current=fact.current,
            superseded=fact.superseded,
            recorded_on=fact.recorded_on,
            sources=[SourceOut.of(link) for link in fact.sources],
        )


class AwardOut(Schema):
    """An award."""

    zone: str
    year: int
    name: Text
    sources: list[SourceOut]

    @classmethod
    def of(cls, award: AwardLine) -> "AwardOut":
        """Make it of an award of the store."""
        links = [SourceOut.of(link) for link in award.sources]
        return cls(zone=award.zone, year=award.year, name=Text.of(award.name), sources=links)


class CountOut(Schema):
    """A published figure; ``value_high`` is set where sources differ."""

    key: str
    region: str
    as_of: date
    precision: str
    value: int
    value_high: int | None
    unit: str
    note: Text
    sources: list[SourceOut]

    @classmethod
    def of(cls, line: CountLine) -> "CountOut":
        """Make it of a figure of the store."""
        return cls(
            key=line.key,
            region=line.region,
            as_of=line.as_of,
            precision=line.precision,
            value=line.value,
            value_high=line.value_high,
            unit=line.unit,
            note=Text.of(line.note),
            sources=[SourceOut.of(link) for link in line.sources],
        )


class ZoneList(Schema):
    """A page of zones."""

    not_official: str = NOT_OFFICIAL
    total: int
    page: int
    pages: int
    per_page: int
    zones: list[ZoneOut]


class ZoneDetail(Schema):
    """Everything about one zone."""

    not_official: str = NOT_OFFICIAL
    zone: ZoneOut
    places: list[PlaceOut]
    facts: list[FactOut]
    awards: list[AwardOut]


class RoundOut(Schema):
    """A round as it was computed."""

    key: str
    scheme: str
    title: Text
    year: int
    as_of: date
    seed: int
    draws: int
    software_version: str
    parameter_hash: str
    bundle_hash: str

    @classmethod
    def of(cls, round_: RoundSummary) -> "RoundOut":
        """Make it of a round of the store."""
        return cls(
            key=round_.key,
            scheme=round_.scheme,
            title=Text.of(round_.title),
            year=round_.year,
            as_of=round_.as_of,
            seed=round_.seed,
            draws=round_.draws,
            software_version=round_.software_version,
            parameter_hash=round_.parameter_hash,
            bundle_hash=round_.bundle_hash,
        )


class RoundList(Schema):
    """The rounds, newest first."""

    rounds: list[RoundOut]


class ResultOut(Schema):
    """One unit of a round; of public statistics there is no rank and no score, by design.

    How sure it is: ``sureness`` (sure, on_line, cannot_tell), probabilities and ranges only where the round shows them.
    """

    unit: str
    name: str
    type: str
    in_round: bool
    reason: Text
    band: str
    told_apart: bool | None
    sureness: str
    probabilities: list[float]
    score: float | None = None
    rank: int | None = None
    rank_low: int | None = None
    rank_high: int | None = None

    @classmethod
    def of(cls, unit: UnitResult, read: Reader) -> "ResultOut":
        """Make it of a result, with what the round shows of it."""
        told_apart = read.told_apart(unit) if unit.in_round else None
        out = cls(
            unit=unit.unit,
            name=unit.name,
            type=unit.type,
            in_round=unit.in_round,
            reason=Text.of(unit.reason),
            band=unit.tier_name if told_apart is not False else "",
            told_apart=told_apart,
            sureness="" if read.public else read.sureness(unit),
            probabilities=list(unit.tier_probabilities) if read.in_full else [],
        )
        if not read.public:
            out.score, out.rank = unit.score, unit.rank
        if not read.public and read.in_full:
            out.rank_low, out.rank_high = unit.rank_low, unit.rank_high
        return out


class RoundDetail(Schema):
    """A round with its units in the order of their names."""

    not_official: str = "부처의 평가가 아닙니다. Not the ministry's evaluation."
    round: RoundOut
    total: int
    page: int
    pages: int
    results: list[ResultOut]


class ReferenceOut(Schema):
    """The article or notice a rule rests on."""

    title: Text
    address: str


class RuleOut(Schema):
    """A rule on a day."""

    id: str
    topic: str
    name: Text
    value: Text
    since: date | None
    status: str = Field(description="in_force | announced | practice | assumed | unknown")
    confidence: str
    last_checked: date
    review_by: date
    stale: bool
    references: list[ReferenceOut]


class RuleList(Schema):
    """The rules on a day; ``hash`` names the exact set."""

    not_official: str = "안내이며 법적 효력이 없습니다. For information; without legal force."
    on: date
    scenario: str
    hash: str
    rules: list[RuleOut]
