"""What is written beside invented figures, in both languages."""

from teukgu.values import Bilingual

EXAMPLE_SOURCE = "예시 EXAMPLE"
"""The source of every invented figure."""

INDICATORS: dict[str, Bilingual] = {
    "sales": Bilingual("특화사업 매출액(원)", "sales of the specialised projects (won)"),
    "jobs": Bilingual("특화사업 고용 인원(명)", "jobs in the specialised projects (persons)"),
    "visitors": Bilingual(
        "방문객 수(명). 산업연구와 유통물류는 해당 없음", "visitors (persons); not for industry, logistics"
    ),
    "participants": Bilingual("사업에 참여한 주민(명)", "residents taking part (persons)"),
    "establishments": Bilingual("시군구 사업체 수(개)", "establishments in the municipality (number)"),
    "budget_planned": Bilingual("계획 예산(원)", "budget planned (won)"),
    "budget_used": Bilingual("집행 예산(원)", "budget used (won)"),
    "exemptions_planned": Bilingual("계획한 규제특례(건)", "exemptions planned (number)"),
    "exemptions_used": Bilingual("활용한 규제특례(건)", "exemptions used (number)"),
}
"""Name and unit of each invented indicator."""

_KO = """# 예시 EXAMPLE — 지어낸 프로그램

이 폴더의 특구, 시군구, 숫자, 심사점수, 과거 순위는 **모두 지어낸 것**이다. 실제 특구나 시군구와 아무 관계가 없다.
이름마다 `[예시 EXAMPLE]`, 출처마다 `예시 EXAMPLE`이라고 적혀 있다. 실제 자료와 섞어 쓰지 말 것.

만든 명령: `teukgu example --zones {zones} --seed {seed}` — 같은 수와 같은 씨앗이면 언제나 같은 파일이 나온다.

## 파일

| 파일 | 내용 |
|---|---|
| `zones.csv` | 특구 {zones}곳과 비교 시군구 {comparison}곳: 유형, 분야, 규모, 소재지, 역할, 평가 대상 여부와 그 이유 |
| `observations.csv` | {first}년부터 {last}년까지의 지표. 일부러 빠뜨린 값과 해당 없는 값이 있다 |
| `panel.csv` | 가명 심사위원의 점수. 위원마다 후한 정도가 다르다 |
| `past_ranks.csv` | 지난 해들의 순위 |
{schemes}
## 평가해 보기

```
teukgu evaluate . --scheme practice-2025 --out results
teukgu evaluate . --scheme reform-draft --out results-reform
```

## 지표

{indicators}
"""

_EN = """# 예시 EXAMPLE: an invented programme

Zones, municipalities, figures, panel scores and past ranks in this folder are **all invented**. They have nothing to do
with any real zone or municipality. Every name says `[예시 EXAMPLE]`, every source `예시 EXAMPLE`. Never mix them with
real data.

Made by `teukgu example --zones {zones} --seed {seed}`; the same number and seed always give the same files.

## Files

| file | holds |
|---|---|
| `zones.csv` | {zones} zones and {comparison} comparison municipalities: type, sector, place, role, in round or not |
| `observations.csv` | indicators of {first} to {last}; some are missing or not applicable on purpose |
| `panel.csv` | scores by raters with pseudonyms, each with a severity of their own |
| `past_ranks.csv` | ranks of earlier years |
{schemes}
## Try it

```
teukgu evaluate . --scheme practice-2025 --out results
teukgu evaluate . --scheme reform-draft --out results-reform
```

## Indicators

{indicators}
"""


_SCHEMES = Bilingual(
    "| `schemes/` | 함께 쓸 수 있는 평가 설계(지표와 가중치 일부는 예시). 고쳐서 `--scheme 파일`로 쓸 수 있다 |\n",
    "| `schemes/` | schemes that fit (some indicators and weights are examples); edit them and use `--scheme FILE` |\n",
)


def readme(*, zones: int, comparison: int, seed: int, years: range, schemes: bool) -> Bilingual:
    """Return the text that goes with an example, Korean and English; ``schemes``: scheme files lie beside it."""
    lines = [Bilingual(f"- `{name}`: {text.ko}", f"- `{name}`: {text.en}") for name, text in INDICATORS.items()]
    facts = {"zones": zones, "comparison": comparison, "seed": seed, "first": years[0], "last": years[-1]}
    return Bilingual(
        _KO.format(indicators="\n".join(line.ko for line in lines), schemes=_SCHEMES.ko if schemes else "", **facts),
        _EN.format(indicators="\n".join(line.en for line in lines), schemes=_SCHEMES.en if schemes else "", **facts),
    )
