"""The reasons of an early warning in words, with their figures."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import IndicatorVersion, Unit
from teukgu.reporting.early_warning.path import Expected
from teukgu.reporting.early_warning.settings import Settings
from teukgu.values import Bilingual

MOST = 3

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class ReasonKind(StrEnum):
    """What a reason says: behind or ahead of the peers, or what the whole rests on."""

    BEHIND = "behind"
    AHEAD = "ahead"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; ``indicator`` is empty in a note."""

    kind: ReasonKind
    text: Bilingual
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a figure stands: what is expected, the usual growth of the peers, the distance in widths of the peers."""

    version: IndicatorVersion
    own: Expected
    usual: float
    widths: float


@dataclass(frozen=True, slots=True)
class Count:
    """What was compared: figures, other zones of the type, those among them with figures of this year."""

    cells: int
    peers: int
    reporting: int


def reasons_of(
    standings: Sequence[Standing], catalogue: Catalogue, month: int, count: Count, noticed: float, *, mild: bool
) -> tuple[Reason, ...]:
    """Return the main reasons, the weightiest first (for a mild word what goes well), and what they rest on.

    A figure nearer than ``noticed`` widths of the peers to the usual is no reason for anything.
    """
    behind = [one for one in standings if one.widths <= -noticed][:MOST]
    ahead = [one for one in reversed(standings) if one.widths >= noticed][:MOST]
    first, second = (ahead, behind) if mild else (behind, ahead[:1])
    told = [_told(one, catalogue, month) for one in (*first, *second)]
    return (*told, *([] if told else [_nothing_stands_out()]), _rests_on(count))


def _told(one: Standing, catalogue: Catalogue, month: int) -> Reason:
    unit, own = catalogue.unit_of(one.version), one.own
    mid, last, end = _amount(own.mid or 0, unit), _amount(own.last, unit), _about(own.end, unit)
    # of the figures that stand beside it: growth itself ends where nothing is told apart any more, so nil would be 5%
    share, usual = f"{100 * own.end / own.last:,.0f}", _percent(one.usual)
    text = Bilingual(
        f"{one.version.name.ko}: {month}월 말까지 {mid.ko}, 이대로면 연말에 약 {end.ko}(으)로 지난해({last.ko})의 "
        f"{share}%입니다. 같은 유형은 보통 {usual}%입니다.",
        f"{one.version.name.en}: {mid.en} by the end of {MONTH_NAMES[month - 1]}; going on like this about "
        f"{end.en} at the year's end, {share}% of last year's {last.en}. Zones of the type usually reach {usual}%.",
    )
    return Reason(ReasonKind.BEHIND if one.widths < 0 else ReasonKind.AHEAD, text, one.version.id)


def _amount(value: float, unit: Unit) -> Bilingual:
    written = f"{value:,.{unit.decimals}f}"
    return Bilingual(f"{written}{unit.name.ko}", f"{written} {unit.name.en}")


def _about(value: float, unit: Unit) -> Bilingual:
    """Return an expected amount: three figures are more than anybody knows."""
    if value == 0 or not math.isfinite(value):
        return _amount(0, unit)
    places = max(2 - math.floor(math.log10(abs(value))), -18)
    return _amount(round(value, min(places, unit.decimals)), unit)


def _percent(growth: float) -> str:
    return f"{math.exp(growth) * 100:,.0f}"


def _nothing_stands_out() -> Reason:
    text = Bilingual(
        "같은 유형과 눈에 띄게 다른 지표가 없습니다.", "No indicator differs noticeably from zones of the type."
    )
    return Reason(ReasonKind.NOTE, text)


def _rests_on(count: Count) -> Reason:
    text = Bilingual(
        f"지표 {count.cells}개를 같은 유형 특구 {count.peers}곳과 견주었습니다. 이 가운데 올해 값이 있는 곳은 "
        f"{count.reporting}곳이고, 나머지는 지난 해들의 흐름을 썼습니다.",
        f"Compared: {count.cells} indicators with {count.peers} zones of the type. {count.reporting} of them have "
        "figures of this year, for the others their past years stand in.",
    )
    return Reason(ReasonKind.NOTE, text)


def too_little(count: Count, settings: Settings) -> tuple[Reason, ...]:
    """Return why nothing is said."""
    cells, peers = int(settings.least_cells), int(settings.least_peers)
    reasons = []
    if count.cells < cells:
        reasons.append(
            Bilingual(
                f"견줄 수 있는 지표가 {count.cells}개뿐입니다({cells}개 필요). 올해 값과 지난해 값이 함께 있고, 같은 "
                "유형에도 그 지표가 있어야 합니다.",
                f"Only {count.cells} indicators can be compared ({cells} are needed): each needs this year's figure, "
                "last year's, and zones of the type that have it.",
            )
        )
    if count.peers < peers:
        reasons.append(
            Bilingual(
                f"견줄 수 있는 같은 유형의 특구가 {count.peers}곳뿐입니다({peers}곳 필요).",
                f"Only {count.peers} zones of the type can be compared with ({peers} are needed).",
            )
        )
    return tuple(Reason(ReasonKind.NOTE, one) for one in reasons)
