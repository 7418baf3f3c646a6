"""What a round says about one zone: its band with how sure it is, and what lifted or lowered it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teukgu.portal.bands import Reader, reader
from teukgu.portal.displaying import Display
from teukgu.portal.store.queries import ZoneResult
from teukgu.portal.web.presenting.figures import charts
from teukgu.portal.web.presenting.korean import percent_text, signed_text
from teukgu.portal.web.presenting.sureness import sureness_word
from teukgu.portal.web.presenting.words import said
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class Share:
    """The probability of one band."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """Points of one part against the group's median."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What the template shows of a round on a zone's page."""

    key: str
    title: str
    url: str
    public_statistics: bool
    headline: str
    reason: str
    class_: str
    letter: str
    sentence: str
    shares: Sequence[Share]
    chart: SafeString
    lines: Sequence[str]
    contributions: Sequence[Part]
    contribution_chart: SafeString
    contribution_caption: str


def standing(found: ZoneResult, url: str, node_names: Mapping[str, Bilingual], tiers: Mapping[int, str]) -> Standing:
    """Put the section of one round together."""
    unit = found.result
    read = reader(found.round, [unit], tiers)
    band = read.band(unit)
    probabilities = unit.tier_probabilities if read.in_full else ()
    parts = [
        charts.Bar(node_name(str(line.more.get("part") or line.node), line.more, node_names), line.points)
        for line in found.contributions
        if line.points is not None
    ]
    return Standing(
        key=found.round.key,
        title=said(found.round.title),
        url=url,
        public_statistics=read.public,
        headline=headline(found.round.facts),
        reason=said(unit.reason) if not unit.in_round else "",
        class_=band.class_,
        letter=band.short,
        sentence=_sentence(found, read),
        shares=[
            Share(read.of_tier(tier).short, percent_text(share)) for tier, share in enumerate(probabilities, start=1)
        ],
        chart=_shares_chart(read, probabilities),
        lines=list(_lines(found, read)),
        contributions=[Part(bar.label, signed_text(bar.value)) for bar in parts],
        contribution_chart=charts.diverging(_("부분별 점수"), parts) if parts else SafeString(""),
        contribution_caption=_("무리의 가운데 특구와 견준 점수 차이(점)"),
    )


def headline(facts: Mapping[str, Any]) -> str:
    """Return the one sentence that the round computed about its own worth, if it did."""
    found = facts.get("headline")
    return said(Bilingual(str(found.get("ko", "")), str(found.get("en", "")))) if isinstance(found, Mapping) else ""


def node_name(node: str, more: Mapping[str, object], names: Mapping[str, Bilingual]) -> str:
    """Return what a node of the scheme is called."""
    ko, en = more.get("name_ko") or more.get("name"), more.get("name_en") or more.get("name")
    if ko:
        return said(Bilingual(str(ko), str(en)))
    if node in names:
        return said(names[node])
    return {"rounding": _("반올림"), "adjustment": _("가점과 감점")}.get(node, node)


def _shares_chart(read: Reader, probabilities: Sequence[float]) -> SafeString:
    rows = []
    for tier, share in enumerate(probabilities, start=1):
        band = read.of_tier(tier)
        rows.append(charts.Bar(band.short, share, band.class_))
    return charts.shares(_("구간별 확률"), rows) if rows else SafeString("")


def _sentence(found: ZoneResult, read: Reader) -> str:
    unit = found.result
    if unit.tier is None:
        return ""
    if not read.told_apart(unit):
        return _("순위 범위가 여러 구간에 걸쳐 어느 구간인지 구분할 수 없습니다.")
    name = read.of_tier(unit.tier).label
    if not read.in_full:
        word = sureness_word(read.sureness(unit))
        return f"{name}: {word}" if word else name
    sure = unit.tier_probabilities[unit.tier - 1] if len(unit.tier_probabilities) >= unit.tier else None
    if sure is None:
        return name
    return _("%(band)s에 들 확률은 %(share)s입니다.") % {"band": name, "share": percent_text(sure)}


def _lines(found: ZoneResult, read: Reader) -> Iterable[str]:
    unit = found.result
    if read.public and unit.more.get("tied_with"):
        yield _("같은 시·군·구, 같은 분야의 특구와 수치가 똑같아 서로 구분되지 않습니다.")
    if unit.more.get("departure_reason"):
        yield _("위원회가 계산과 달리 정했습니다.")
    if unit.on_line and not read.public and read.display is not Display.FILE_ONLY:
        yield _("구간의 경계에 있습니다. 가정을 조금만 바꾸어도 구간이 달라질 수 있습니다.")
    if not read.public and unit.rank is not None and not read.in_full:
        yield _("순위 %(rank)s위.") % {"rank": unit.rank}
    elif not read.public and unit.rank is not None:
        yield _("순위 %(rank)s위, 90%% 범위 %(low)s~%(high)s위.") % {
            "rank": unit.rank,
            "low": unit.rank_low,
            "high": unit.rank_high,
        }
