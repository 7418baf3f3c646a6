"""What the first sheet says."""

from teukgu.values import Bilingual

TITLE = Bilingual("{year}년 운영성과보고서", "Performance report {year}")
EXAMPLE = Bilingual(
    "예시: 지어낸 특구의 예시 파일입니다. 실제 특구와 아무 관계가 없습니다.", "Example: the zone is invented."
)
FACTS = {
    "zone": Bilingual("특구", "Zone"),
    "id": Bilingual("특구 번호", "Zone number"),
    "municipality": Bilingual("시·군·구", "Municipality"),
    "type": Bilingual("유형", "Type"),
    "stages": Bilingual("가치사슬 단계", "Stages of the value chain"),
    "year": Bilingual("성과연도", "Performance year"),
    "due": Bilingual("보고기한", "Due"),
}
HOW = Bilingual("적는 법", "How to fill it in")
STEPS = (
    Bilingual(
        "노란 칸에만 적습니다. 나머지 칸은 잠겨 있습니다(암호는 없습니다).",
        "Write in the yellow cells only; the others are locked (without a password).",
    ),
    Bilingual(
        "값은 '단위' 열의 단위로, 숫자만 적습니다. 금액은 원으로 적습니다(1,234천원이면 1234000).",
        "Write numbers only, in the unit shown; money in won (1,234 thousand won is 1234000).",
    ),
    Bilingual(
        "비율은 % 기호 없이 적습니다(87.5%이면 87.5).",
        "Write percentages without the sign (87.5 for 87.5 %).",
    ),
    Bilingual(
        "0은 0으로 적습니다. 값이 없으면 비워 두지 말고 '값이 없으면' 열에서 고릅니다. "
        "미제출: 있어야 하는데 내지 못함. 해당 없음: 이 특구에 없는 일.",
        "Write zero as 0. Where there is no value choose why: missing (it should be there) or not applicable.",
    ),
    Bilingual(
        "'근거' 열에는 값이 무엇에 기대는지 고릅니다. "
        "증빙 있음: 서류가 있음. 세었음: 세었지만 서류는 없음. 추정: 어림한 값.",
        "In 'How founded' choose: proved (papers exist), counted (without papers) or estimated.",
    ),
    Bilingual(
        "굵은 글씨의 전체 값과 그 아래 나눈 값을 모두 적습니다. 칸을 누르면 무엇을 적는지 나옵니다. "
        "자세한 뜻과 증빙은 '지표 설명' 시트에 있습니다.",
        "Give the whole (in bold) and its parts. Selecting a cell shows what is meant; "
        "see also the sheet 'Definitions'.",
    ),
    Bilingual(
        "작년 값이나 목표가 '-'이면 없거나, 정의가 바뀌어 견줄 수 없다는 뜻입니다. "
        "작년 값 뒤의 *는 옛 보고서에서 옮긴, 확인되지 않은 값이라는 표시입니다.",
        "'-' for last year or target: there is none, or the definition changed too much to compare. "
        "A star behind last year's figure: copied from an earlier report, never checked.",
    ),
    Bilingual(
        "수식이나 다른 파일과의 연결 대신 값을 적습니다(복사한 것은 '값만 붙여넣기').",
        "Write values, not formulas or links to other files (paste values only).",
    ),
    Bilingual(
        "행, 열, 시트를 지우지 않습니다. 한셀에서 고쳤으면 .xlsx 형식으로 저장합니다.",
        "Do not delete rows, columns or sheets. From Hancom Cell save as .xlsx.",
    ),
    Bilingual(
        "포털의 운영성과보고 화면에서 이 파일을 올립니다. "
        "문제가 있으면 칸마다 고치는 법을 알려 드리고, 맞는 칸은 초안에 담습니다.",
        "Upload the file at the report's page. "
        "Every problem is shown with its cell and cure; what is right goes into the draft.",
    ),
    Bilingual(
        "올리는 것만으로 보고가 끝나지 않습니다. 단체장 결재와 공문 번호가 있어야 보고한 것이 됩니다.",
        "An upload is not yet the report: "
        "it counts once the head approved it and the official document has its number.",
    ),
)
SHEETS = Bilingual("시트", "Sheets")
CELLS = Bilingual("적을 값 {count}개", "{count} figures")
TEXTS = Bilingual("글 {count}개", "{count} texts")
FORM = Bilingual("양식 {form} {version}판 · 정의 {hash}", "Form {form}, version {version} · definitions {hash}")
