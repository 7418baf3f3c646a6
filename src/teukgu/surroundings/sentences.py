"""Sentences made of the numbers, as plain as the numbers allow; no number is written here."""

from dataclasses import dataclass

from teukgu.surroundings.repeat import Repetition
from teukgu.surroundings.robustness import Other, Robustness, Winners
from teukgu.surroundings.rules import Wording
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class Said:
    """All sentences, and the ``headline`` nobody should miss: whether the measure repeats itself (None: unknown)."""

    headline: Bilingual | None
    sentences: tuple[Bilingual, ...]


def said(found: Robustness, words: Wording) -> Said:
    """Put the numbers into words."""
    correlation = found.repetition.correlation
    first = None if correlation is None else _repeat_verdict(correlation, words)
    return Said(first, sentences(found, words))


def sentences(found: Robustness, words: Wording) -> tuple[Bilingual, ...]:
    """Return what a reader has to know before using the result, the most important first."""
    return (
        repeats(found.repetition, words),
        *([] if found.winners is None else [award(found.winners, words)]),
        doubt(found),
        *(comparison(one) for one in found.others),
        *([] if not found.ties else [tied(found)]),
    )


def repeats(found: Repetition, words: Wording) -> Bilingual:
    """Say whether the industry measure of one stretch of years tells anything about the other."""
    span = {
        "e0": found.earlier[0],
        "e1": found.earlier[1],
        "l0": found.later[0],
        "l1": found.later[1],
        "n": found.places,
        "out": found.left_out,
    }
    if found.correlation is None:
        return Bilingual(
            "산업 지표가 되풀이되는지 계산할 수 없습니다(자료 {n}곳).",
            "Whether the industry measure repeats itself cannot be computed ({n} places with figures).",
        ).format(**span)
    verdict = _repeat_verdict(found.correlation, words)
    return Bilingual(
        verdict.ko
        + " {e0}-{e1}년과 {l0}-{l1}년의 순위상관은 {r}입니다(같은 시군구·분야는 한 번만 센 {n}곳, {e0}년 자료가 "
        "없는 특구 {out}곳 제외). 1이면 순위가 그대로 되풀이되고 0이면 아무 관계가 없습니다.",
        verdict.en + " The rank correlation between {e0}-{e1} and {l0}-{l1} is {r} ({n} places, counting the same "
        "municipality and sector once; {out} zones have no figures for {e0}). 1 would mean that the order repeats "
        "itself, 0 that there is no relation.",
    ).format(r=f"{found.correlation:.2f}", **span)


def _repeat_verdict(correlation: float, words: Wording) -> Bilingual:
    if correlation < words.small:
        return Bilingual(
            "산업 지표는 되풀이되지 않습니다. 앞선 5년에 좋았던 곳이 다음 5년에도 좋지는 않았으므로, 이 구간은 특구가 "
            "잘했는지를 말해 주지 못합니다.",
            "The industry measure does not repeat itself: places that did well in one five years did not in the next, "
            "so these bands do not tell whether a zone did well.",
        )
    if correlation < words.large:
        return Bilingual("산업 지표는 약하게만 되풀이됩니다.", "The industry measure repeats itself only weakly.")
    return Bilingual("산업 지표는 꽤 되풀이됩니다.", "The industry measure repeats itself fairly well.")


def award(found: Winners, words: Wording) -> Bilingual:
    """Say whether zones that won awards stand higher."""
    numbers = {
        "n": found.test.first,
        "m": found.test.second,
        "d": f"{found.difference:+.1f}",
        "p": f"{found.test.p:.2f}" if found.test.p >= 0.005 else "<0.01",
        "h": f"{100 * found.test.higher:.0f}",
    }
    if found.test.p >= words.significant:
        verdict = Bilingual(
            "연차평가에서 상을 받은 특구라고 해서 더 높지 않습니다(우연과 구별되지 않음).",
            "Zones that won an award in the yearly evaluation do not stand higher (not distinguishable from chance).",
        )
    elif found.difference > 0:
        verdict = Bilingual("상을 받은 특구가 더 높습니다.", "Zones that won an award stand higher.")
    else:
        verdict = Bilingual("상을 받은 특구가 오히려 낮습니다.", "Zones that won an award stand lower.")
    return Bilingual(
        verdict.ko
        + " 받은 특구 {n}곳과 받지 않은 특구 {m}곳의 평균 차이 {d}점, 정확 순열검정 p = {p}. 두 특구를 하나씩 뽑으면 "
        "받은 쪽이 높을 확률은 {h}%입니다.",
        verdict.en
        + " Mean difference between {n} zones with an award and {m} without: {d} points; exact permutation test "
        "p = {p}. Of two zones, one from each side, the one with the award stands higher in {h}% of pairs.",
    ).format(**numbers)


def doubt(found: Robustness) -> Bilingual:
    """Say for how many zones the band cannot be told."""
    return Bilingual(
        "특구 {n}곳 가운데 {k}곳은 가중치만 바꾸어도 순위 범위가 구간 {w}개 이상에 걸쳐 '구분 불가'입니다.",
        "For {k} of {n} zones the rank interval spans {w} bands or more when only the weights are varied: "
        "they cannot be told apart.",
    ).format(n=found.zones, k=found.not_told_apart, w=found.wide)


def comparison(found: Other) -> Bilingual:
    """Say what another comparison group changes."""
    correlation = "-" if found.correlation is None else f"{found.correlation:.2f}"
    return Bilingual(
        "다른 비교 대상({name_ko}, {low}~{high}곳)으로는 특구의 {share}%가 다른 구간으로 옮겨 갑니다(순위상관 {r}).",
        "With another comparison group ({name_en}, {low} to {high} of them) {share}% of zones move to another band "
        "(rank correlation {r}).",
    ).format(
        name_ko=found.comparison.name.ko,
        name_en=found.comparison.name.en,
        share=f"{100 * found.changed_band:.0f}",
        r=correlation,
        low=found.smallest,
        high=found.largest,
    )


def tied(found: Robustness) -> Bilingual:
    """Say which zones cannot differ."""
    return Bilingual(
        "같은 시군구에 있고 분야도 같은 특구는 수치가 같아 늘 동점입니다({sets}묶음, {n}곳).",
        "Zones in the same municipality and sector have the same figures and are always tied ({sets} sets, {n} zones).",
    ).format(sets=len(found.ties), n=sum(len(zones) for zones in found.ties))
