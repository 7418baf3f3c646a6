"""What goes wrong in the reports of municipalities: the catalogue of planted errors.

How often and how big are assumptions: no count of errors in such reports is published. Those that the National
Assembly Budget Office described in 2010 (gains credited to zones that had lost jobs) stand behind ``copied_year``,
``outcome_without_activity`` and ``more_than_the_town_gained``.
"""

from dataclasses import dataclass

from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class PlantedError:
    """A kind of error: ``share`` of reports assumed to hold one, ``sizes`` tried (factor, share or count)."""

    id: str
    name: Bilingual
    happens: Bilingual
    share: float
    sizes: tuple[float, ...]


def _error(
    code: str, share: float, sizes: tuple[float, ...], name: tuple[str, str], how: tuple[str, str]
) -> PlantedError:
    return PlantedError(code, Bilingual(*name), Bilingual(*how), share, sizes)


ERRORS: tuple[PlantedError, ...] = (
    _error(
        "units_10",
        0.02,
        (10, 0.1),
        ("단위 10배", "Units off by 10"),
        ("0을 하나 더 치거나 빠뜨립니다.", "A zero typed once too often or too rarely."),
    ),
    _error(
        "units_100",
        0.01,
        (100, 0.01),
        ("단위 100배", "Units off by 100"),
        ("백만원과 억원을 혼동합니다.", "Millions taken for hundreds of millions."),
    ),
    _error(
        "units_1000",
        0.05,
        (1000, 0.001),
        ("단위 1000배", "Units off by 1000"),
        ("원 칸에 천원 값을 쓰거나 그 반대입니다.", "Thousands of won in a cell of won, or the reverse."),
    ),
    _error(
        "jump",
        0.05,
        (3, 5, 0.25),
        ("급변", "Jump"),
        ("범위가 다른 자료를 옮겨 적습니다.", "A figure of another scope (the whole county) is copied in."),
    ),
    _error(
        "swapped",
        0.03,
        (1,),
        ("칸 바꿔 쓰기", "Swapped cells"),
        ("이웃한 두 칸의 값을 바꿔 적습니다.", "Two neighbouring cells change places."),
    ),
    _error(
        "parts",
        0.08,
        (0.1, 0.3),
        ("합계 불일치", "Parts that do not add up"),
        ("합계만 고치고 내역은 그대로 둡니다.", "The total is corrected, its parts are not."),
    ),
    _error(
        "copied_year",
        0.06,
        (1,),
        ("전년도 그대로", "Last year copied"),
        ("작년 보고서를 통째로 베껴 냅니다.", "Last year's report is handed in again."),
    ),
    _error(
        "outcome_without_activity",
        0.04,
        (1,),
        ("활동 없는 성과", "Outcome without activity"),
        ("바탕이 되는 활동이 0인데 성과가 있습니다.", "The activity is nil and yet there is an outcome."),
    ),
    _error(
        "money_without_execution",
        0.03,
        (1,),
        ("집행 없는 예산", "Money without execution"),
        ("예산은 세웠는데 집행이 0입니다.", "Money was planned and none was used."),
    ),
    _error(
        "share_over_100",
        0.01,
        (1.3, 10),
        ("100 넘는 비율", "Share over 100"),
        ("비율이 100퍼센트를 넘습니다.", "A share above 100 percent."),
    ),
    _error(
        "more_than_the_town_gained",
        0.03,
        (1.5, 4),
        ("시군구 증가보다 많은 신규", "More new than the municipality gained"),
        ("기존 사업체까지 신규로 셉니다.", "Places that were there before are counted as new."),
    ),
    _error(
        "fabricated_round",
        0.03,
        (1,),
        ("지어낸 어림수", "Fabricated round figures"),
        ("세지 않고 어림수로 채웁니다.", "Nothing was counted: every cell gets a round guess."),
    ),
    _error(
        "negative",
        0.005,
        (1,),
        ("음수", "Negative count"),
        ("줄어든 수를 음수로 적습니다.", "A decrease is typed where a count belongs."),
    ),
    _error(
        "cumulative_falls",
        0.03,
        (0.5,),
        ("누계 감소", "Cumulative figure falls"),
        ("누계 칸에 올해 값만 적습니다.", "Only this year's cases stand where all since the start belong."),
    ),
    _error(
        "left_empty",
        0.1,
        (1, 3),
        ("빈칸", "Cells left empty"),
        ("묻는 칸을 비워 둡니다.", "Cells that are asked for are left empty."),
    ),
)
