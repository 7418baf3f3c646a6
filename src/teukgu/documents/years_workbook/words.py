"""What the workbook says, by its purpose."""

from collections.abc import Mapping

from teukgu.reporting.year_lines import Purpose
from teukgu.values import Bilingual

TITLES: Mapping[Purpose, Bilingual] = {
    Purpose.PAST: Bilingual("{first}~{last}년 옛 보고서의 값", "Figures of earlier reports, {first} to {last}"),
    Purpose.TARGETS: Bilingual("{first}~{last}년 목표", "Targets, {first} to {last}"),
}
SHEET: Mapping[Purpose, Bilingual] = {
    Purpose.PAST: Bilingual(
        "노란 칸에만 적습니다. 그때 보고서에 적힌 값을 그 해의 정의로, '단위' 열의 단위로 옮깁니다. 회색 칸은 그 "
        "해에 다른 정의로 "
        "셌거나 묻지 않은 해입니다.",
        "Write in the yellow cells only: the value of that year's report, in the unit shown. Grey: in that year the "
        "indicator had another definition or was not asked.",
    ),
    Purpose.TARGETS: Bilingual(
        "노란 칸에만 적습니다. '단위' 열의 단위로 숫자만 적고, 목표가 없으면 비워 둡니다.",
        "Write in the yellow cells only: numbers in the unit shown; leave a cell empty where there is no target.",
    ),
}
_UNITS = Bilingual(
    "값은 '단위' 열의 단위로 적습니다. 금액은 원입니다. 옛 보고서가 백만원 단위이면 '1,234백만원'처럼 단위를 붙여 "
    "적어도 읽습니다.",
    "Give values in the unit shown; money in won. Where a report says million won you may write '1,234백만원'.",
)
_VALUES = Bilingual(
    "수식이나 다른 파일과의 연결 대신 값을 적습니다(복사한 것은 '값만 붙여넣기'). 행, 열, 시트를 지우지 않습니다.",
    "Write values, not formulas or links (paste values only). Do not delete rows, columns or sheets.",
)
_LINES = Bilingual(
    "정의가 바뀐 지표는 줄이 둘입니다. '정의' 열이 언제 무엇이 달라졌고 앞의 값과 견줄 수 있는지 말합니다.",
    "An indicator whose definition changed has two lines; 'Definition' says when, and whether both may be compared.",
)
STEPS: Mapping[Purpose, tuple[Bilingual, ...]] = {
    Purpose.PAST: (
        Bilingual(
            "그때 낸 운영성과보고서(한글 파일이나 종이)를 보고 그 해의 값을 옮깁니다. 확인되지 않은 값이라는 "
            "표시가 붙고, "
            "새로 보고하거나 현장에서 확인한 값과 섞이지 않으며 평가에 쓰지 않습니다.",
            "Copy the values from the reports of those years. They are marked as unverified, never mixed with what "
            "is "
            "reported now or verified, and never scored.",
        ),
        _UNITS,
        _LINES,
        Bilingual(
            "0은 0으로 적습니다. 보고서에 값이 없으면 비워 둡니다. 그 해에 없던 일이면 '해당없음', 보고서를 찾지 "
            "못했으면 "
            "'자료없음'이라고 적습니다.",
            "Write zero as 0 and leave empty what the report does not say. 'n/a': it did not apply; 'missing': no "
            "report was found.",
        ),
        Bilingual(
            "'근거'와 '비고'는 그 줄의 모든 해에 함께 붙습니다. 비워 두면 지금 적힌 것이 남습니다. 비고에 어느 "
            "보고서 몇 쪽인지 적습니다.",
            "'How founded' and the note go with every year of their line; left empty, what is there stays. Say in "
            "the "
            "note which report and page.",
        ),
        _VALUES,
        Bilingual(
            "포털의 '지난 연도' 화면에서 올립니다. 문제는 칸마다 한꺼번에 알려 드리고, 맞는 칸은 담습니다. 이미 "
            "담은 값을 고칠 때에는 "
            "그 화면에 고치는 이유를 적습니다. 칸을 비워도 담은 값은 지워지지 않습니다.",
            "Upload it at the page 'Past years': every problem is told by cell, what is right is taken. To correct "
            "what was taken before, give the reason there. An emptied cell removes nothing.",
        ),
    ),
    Purpose.TARGETS: (
        _UNITS,
        _LINES,
        Bilingual(
            "지금 목표가 적혀 있습니다. 바꿀 칸만 고쳐 적습니다. 칸을 비워도 목표는 없어지지 않습니다.",
            "The present targets stand there; change only what shall change. An emptied cell removes nothing.",
        ),
        _VALUES,
        Bilingual(
            "포털의 '목표' 화면에서 승인한 날, 승인한 사람, 문서 번호와 함께 올립니다. 승인 전이면 비워 두고 "
            "올리며, 승인될 때까지 "
            "목표로 쓰지 않습니다.",
            "Upload it at the page 'Targets' with day, approver and document number; without them the targets wait "
            "and do not count until they are approved.",
        ),
    ),
}
NOT_HERE = "·"
"""What stands in a year in which the line's definition did not hold."""
YEAR = Bilingual("{year}년", "{year}")
SINCE = Bilingual("{year}년부터: {how}. {note}", "From {year}: {how}. {note}")
VERSION = Bilingual("{first}년부터의 정의", "Definition from {first} on")
EXAMPLE = Bilingual(
    "예시: 지어낸 특구의 예시 파일입니다. 실제 특구와 아무 관계가 없습니다.", "Example: the zone is invented."
)
