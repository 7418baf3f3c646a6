"""Names that cannot be taken for real ones: invented municipalities and products, each marked as an example."""

MARK = "[예시 EXAMPLE]"
"""Stands at the head of every invented name."""

PROVINCES = ("예시가람도", "예시누리도", "예시다솜도", "예시라온도", "예시마루도", "예시보람도", "예시하늘도")

_FIRST = (
    "늘",
    "솔",
    "별",
    "숲",
    "달",
    "볕",
    "샘",
    "들",
    "꽃",
    "눈",
    "물",
    "참",
    "찬",
    "큰",
    "온",
    "윤",
    "맑",
    "밝",
    "푸",
    "햇",
)
_SECOND = (
    "누리", "마루", "여울", "나래", "가람", "아름", "보람", "다솜", "라온", "비나",
    "소라", "하람", "이든", "로운", "벼리", "모아", "찬솔", "두레", "온새", "미르",
)  # fmt: skip
_KINDS = ("군", "시", "구")

THEMES: dict[str, tuple[str, ...]] = {
    "local_resources": (
        "무지개콩",
        "달빛사과",
        "은하쌀",
        "구름버섯",
        "별꽃차",
        "노을고추",
        "새벽배추",
        "햇살들깨",
        "서리감",
        "이슬미나리",
    ),
    "tourism_leisure": ("구름호수관광", "별빛야영", "바람언덕레포츠", "옛길걷기", "노을바다관광", "하늘자전거"),
    "education": ("온누리외국어교육", "숲속과학교육", "별별직업교육", "느린배움교육"),
    "medical_welfare": ("햇살건강", "숲결치유", "은하재활의료", "온기돌봄"),
    "industry_research": ("빛가루소재산업", "소리정밀산업", "구름정보산업", "물결기계산업", "별빛디지털문화"),
    "distribution_logistics": ("새벽유통", "바람물류", "두레직거래유통"),
}
"""Invented themes by sector."""

_PLACE_MARK = "예시"
MOST_ZONES = 20_000


def municipality_name(number: int) -> str:
    """Return the name of the invented municipality ``number`` (from 0); names repeat only with a numeral."""
    first, rest = number % len(_FIRST), number // len(_FIRST)
    second, rest = (rest + 7 * first) % len(_SECOND), rest // len(_SECOND)
    kind, again = _KINDS[rest % len(_KINDS)], rest // len(_KINDS)
    numeral = f"제{again + 1}" if again else ""
    return f"{_PLACE_MARK}{_FIRST[first]}{_SECOND[second]}{numeral}{kind}"


def zone_name(municipality: str, theme: str) -> str:
    """Return the name of an invented zone: marked once, then place and theme."""
    return f"{MARK} {municipality.removeprefix(_PLACE_MARK)} {theme}특구"
