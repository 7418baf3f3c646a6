"""The rows that lead from a zone's raw panel score to the one that is used."""

from teukgu.evaluation.panels.severity import AdjustedZone, Adjustment
from teukgu.values import Bilingual, Explanation, Row


def explain_zone(found: Adjustment, zone: str, decimals: int = 2) -> Explanation:
    """Explain one zone's adjusted score, without naming any rater.

    Raises:
        KeyError: when the zone has no score.
    """
    one = next((one for one in found.zones if one.zone == zone), None)
    if one is None:
        raise KeyError(zone)
    return Explanation(f"{one.adjusted:.{decimals}f}", tuple(_rows(found, one, decimals)))


def _rows(found: Adjustment, one: AdjustedZone, decimals: int) -> list[Row]:
    def signed(value: float) -> str:
        text = f"{value:+.{decimals}f}"
        return text.replace("-", "−") if round(value, decimals) else f"{0:.{decimals}f}"

    direction_ko, direction_en = ("엄격한", "severe") if one.severity_removed >= 0 else ("너그러운", "lenient")
    rows = [
        Row(
            Bilingual(f"위원 {one.raters}명의 점수 평균", f"mean score of {one.raters} raters"),
            f"{one.raw:.{decimals}f}",
        ),
        Row(
            Bilingual(
                f"이 특구를 채점한 위원들이 평균보다 {direction_ko} 만큼 바로잡음",
                f"put right because the raters of this zone were more {direction_en} than the average",
            ),
            signed(one.severity_removed),
        ),
    ]
    if found.favour is not None:
        label = Bilingual(
            f"자기 지역 위원({one.home_raters}명)이 더 준 점수를 덜어 냄",
            f"favour of raters from the same region ({one.home_raters}) taken out",
        )
        rows.append(Row(label, signed(-one.favour_removed)))
    rows += [
        Row(Bilingual("바로잡은 수준", "level after both"), f"{one.level:.{decimals}f}"),
        Row(
            Bilingual(
                f"위원이 적어 우연이 섞인 만큼 전체 평균({found.mean:.{decimals}f}) 쪽으로 당김",
                f"drawn towards the mean of all ({found.mean:.{decimals}f}) for the chance in few raters",
            ),
            signed(one.shrinkage),
        ),
        Row(Bilingual("조정 점수", "adjusted score"), f"{one.adjusted:.{decimals}f}"),
        Row(Bilingual("표준오차", "standard error"), f"{one.se:.{decimals}f}"),
    ]
    return rows
