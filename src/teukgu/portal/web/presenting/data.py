"""The page about the data."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from teukgu.portal.store.queries import AboutData, Labels
from teukgu.portal.store.queries.records import CountLine, SourceLink
from teukgu.portal.web.presenting.korean import day_text, number_text, won_text
from teukgu.portal.web.presenting.words import from_to, said, when


@dataclass(frozen=True, slots=True)
class DumpFile:
    """One file to download."""

    url: str
    format: str


@dataclass(frozen=True, slots=True)
class Dump:
    """What can be downloaded whole."""

    name: str
    files: Sequence[DumpFile]


@dataclass(frozen=True, slots=True)
class Gap:
    """Months in which designations are missing."""

    when: str
    count: str
    basis: str


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A meeting that cancelled zones without naming them."""

    when: str
    count: str
    note: str
    sources: Sequence[SourceLink]


@dataclass(frozen=True, slots=True)
class Count:
    """A published figure."""

    name: str
    when: str
    figure: str
    note: str
    sources: Sequence[SourceLink]


@dataclass(frozen=True, slots=True)
class DataView:
    """What the template about the data shows."""

    dumps: Sequence[Dump]
    list_sentence: str
    limits: Sequence[str]
    gaps: Sequence[Gap]
    unnamed: Sequence[Unnamed]
    counts: Sequence[Count]
    sources: Sequence[SourceLink]


def data_view(about: AboutData, labels: Labels) -> DataView:
    """Put the page together."""
    return DataView(
        dumps=dumps(),
        list_sentence=_(
            "공개된 보도자료, 보도, 지방자치단체 누리집에서 하나하나 모은 특구 %(zones)s곳입니다"
            "(%(day)s 기준). 공식 목록이 아닙니다."
        )
        % {"zones": number_text(about.zones), "day": day_text(about.as_of) if about.as_of else "–"},
        limits=_limits(about),
        gaps=[
            Gap(f"{gap.month_from} ~ {gap.month_to}", from_to(gap.missing_min, gap.missing_max), said(gap.basis))
            for gap in about.gaps
        ],
        unnamed=[
            Unnamed(day_text(row.day), number_text(row.count), said(row.note), row.sources) for row in about.unnamed
        ],
        counts=[_count(line, labels) for line in about.counts if not line.region],
        sources=about.sources,
    )


def dumps() -> list[Dump]:
    """Return the whole files there are."""
    kinds = {
        "zones": _("특구 목록"),
        "facts": _("날짜와 출처가 있는 사실 모두"),
        "awards": _("수상"),
        "counts": _("공표된 수"),
        "sources": _("출처"),
    }
    formats = (("csv", "CSV"), ("json", "JSON"))
    return [
        Dump(name, [DumpFile(f"/api/dumps/{key}.{ending}", shown) for ending, shown in formats])
        for key, name in kinds.items()
    ]


def _limits(about: AboutData) -> list[str]:
    return [
        _("지정일은 위원회가 의결한 날입니다. 관보 고시는 며칠에서 몇 주 뒤에 납니다."),
        _("분야는 특구 이름에서 짐작했습니다. 출처에 적힌 분류가 아닙니다."),
        _(
            "‘해제 여부 확인 안 됨’은 운영 중이라는 뜻이 아닙니다. "
            "그 가운데 서른 곳 남짓은 이미 해제되었거나 통합되었을 것입니다."
        ),
        _("면적과 기간은 몇 곳만 알려져 있습니다. 특구의 경계, 사업자, 예산, 특례는 공개된 것을 찾지 못했습니다."),
        _("수상 %(hidden)s건은 출처의 주소를 다시 찾지 못해 보여 드리지 않습니다(보여 드리는 것 %(shown)s건).")
        % {"hidden": number_text(about.hidden_awards), "shown": number_text(about.shown_awards)},
        _("담당 지방청은 지방청 이름에서 읽은 것입니다."),
    ]


def _count(line: CountLine, labels: Labels) -> Count:
    figure = won_text(line.value) if line.unit == "won" else from_to(line.value, line.value_high)
    name = said(labels.of("count", line.key).name)
    return Count(name, when(line.as_of, line.precision), figure, said(line.note), line.sources)
