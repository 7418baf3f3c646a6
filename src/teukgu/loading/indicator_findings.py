"""What can be wrong with the indicators of a programme, in words."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, place: Place, message: tuple[str, str], cure: tuple[str, str]) -> Finding:
    return Finding(f"indicators.{code}", Bilingual(*message), Bilingual(*cure), place)


def no_file(place: Place, name: str) -> Finding:
    """A file of the folder is not there."""
    return _finding(
        "no_file",
        place,
        (f"지표 폴더에 {name} 파일이 없습니다.", f"The folder of indicators has no {name}."),
        (f"indicators/{name} 파일을 두세요.", f"Add the file indicators/{name}."),
    )


def in_no_group(place: Place, name: str) -> Finding:
    """An indicator that no group lists would be asked nowhere."""
    return _finding(
        "in_no_group",
        place,
        (f"지표 '{name}'이(가) 어느 묶음에도 없습니다.", f"The indicator '{name}' is in no group."),
        ("groups.yaml의 한 묶음에 적으세요.", "List it in one group of groups.yaml."),
    )


def no_definition(place: Place, name: str) -> Finding:
    """A group lists an indicator that has no file."""
    return _finding(
        "no_definition",
        place,
        (f"지표 '{name}'의 정의 파일이 없습니다.", f"The indicator '{name}' has no file."),
        (f"indicators/{name}.yaml을 두거나 묶음에서 빼세요.", f"Add indicators/{name}.yaml or take it off the group."),
    )


def twice(place: Place, name: str) -> Finding:
    """An id or word that stands twice."""
    return _finding(
        "twice",
        place,
        (f"'{name}'이(가) 두 번 있습니다.", f"'{name}' stands there twice."),
        ("하나를 지우거나 이름을 바꾸세요.", "Remove or rename one."),
    )


def other_name(place: Place, name: str, stem: str) -> Finding:
    """The id is not the name of the file."""
    return _finding(
        "other_name",
        place,
        (f"id '{name}'이(가) 파일 이름 '{stem}'과(와) 다릅니다.", f"The id '{name}' is not the file's name '{stem}'."),
        (
            "영문 소문자로 시작하는 같은 이름을 쓰세요.",
            "Use one name for both: a-z, digits and _, beginning with a letter.",
        ),
    )


def bad_id(place: Place, name: str) -> Finding:
    """An id that cannot stand in the name of a cell."""
    return _finding(
        "bad_id",
        place,
        (f"'{name}'은(는) id로 쓸 수 없습니다.", f"'{name}' cannot be an id."),
        ("영문 소문자로 시작하여 소문자, 숫자, _만 쓰세요.", "Begin with a small letter; use a-z, digits and _ only."),
    )


def unknown(place: Place, key: str, word: str, known: Collection[str]) -> Finding:
    """A name that stands for nothing."""
    close = get_close_matches(word, sorted(known), n=3, cutoff=0.6) or sorted(known)[:12]
    shown = ", ".join(close) or "-"
    return _finding(
        f"unknown_{key}",
        place,
        (f"'{key}'의 '{word}'은(는) 없는 이름입니다.", f"'{word}' in '{key}' stands for nothing."),
        (f"다음 가운데 하나를 쓰세요: {shown}", f"Use one of: {shown}"),
    )


def no_versions(place: Place) -> Finding:
    """An indicator without a version."""
    return _finding(
        "no_versions",
        place,
        ("판(versions)이 하나도 없습니다.", "The indicator has no versions."),
        (
            "versions: [{version: 1, first_year: 2025, comparability: first}] 를 적으세요.",
            "Write versions: [{version: 1, first_year: 2025, comparability: first}]",
        ),
    )


def wrong_number(place: Place, found: object, wanted: int) -> Finding:
    """Versions are numbered from 1 in their order."""
    return _finding(
        "wrong_number",
        place,
        (f"판 번호가 {str(found)[:20]}입니다.", f"The version has the number {str(found)[:20]}."),
        (f"오래된 것부터 1, 2, 3으로 매기세요. 여기는 {wanted}.", f"Number from the oldest: 1, 2, 3; here {wanted}."),
    )


def ends_before_start(place: Place, first: int, last: int) -> Finding:
    """The last year comes before the first."""
    return _finding(
        "ends_before_start",
        place,
        (f"끝 해({last})가 첫 해({first})보다 앞입니다.", f"last_year {last} is before first_year {first}."),
        ("last_year에는 이 판으로 보고한 마지막 성과연도를 적으세요.", "last_year is the last performance year of it."),
    )


def years_overlap(place: Place, year: int) -> Finding:
    """Two versions hold in one year."""
    return _finding(
        "years_overlap",
        place,
        (f"{year}년에 두 판이 겹칩니다.", f"Two versions hold in {year}."),
        (
            "앞 판의 last_year를 다음 판의 first_year 앞 해로 하고, 오래된 것부터 적으세요.",
            "End the version before in the year before this one begins, oldest first.",
        ),
    )


def wrong_comparability(place: Place, number: int) -> Finding:
    """Only the first version is ``first``."""
    return _finding(
        "wrong_comparability",
        place,
        (
            f"{number}판의 비교 가능성(comparability)이 맞지 않습니다.",
            f"The comparability of version {number} cannot be that.",
        ),
        (
            "첫 판만 first이고, 다음 판은 full, limited, broken 가운데 하나입니다.",
            "Only the first version is first; a later one is full, limited or broken.",
        ),
    )


def no_comparability_note(place: Place) -> Finding:
    """A later version does not say what changed."""
    return _finding(
        "no_comparability_note",
        place,
        ("앞 판과 무엇이 달라졌는지 적지 않았습니다.", "It does not say what changed since the version before."),
        ("comparability_note: {ko: …, en: …} 를 적으세요.", "Write comparability_note: {ko: ..., en: ...}"),
    )


def bounds_crossed(place: Place, lowest: float, highest: float) -> Finding:
    """The lowest value that can be is above the highest."""
    return _finding(
        "bounds_crossed",
        place,
        (f"가장 작은 값({lowest})이 가장 큰 값({highest})보다 큽니다.", f"lowest {lowest} is above highest {highest}."),
        ("두 값을 확인하세요.", "Check the two."),
    )


def whole_of_ratio(place: Place, name: str) -> Finding:
    """Parts of a ratio or an index do not add up to it."""
    return _finding(
        "whole_of_ratio",
        place,
        (
            f"비율이나 지수는 더할 수 없어 '{name}'의 합이 전체가 될 수 없습니다.",
            f"Ratios and indices do not add up: the parts of '{name}' cannot make a whole.",
        ),
        (
            "whole: false 로 바꾸거나 분자와 분모를 나누어 물으세요.",
            "Write whole: false, or ask numerator and denominator.",
        ),
    )


def ratio_and_parts(place: Place) -> Finding:
    """A ratio without what it is made of, or parts of a ratio at something else."""
    return _finding(
        "ratio_and_parts",
        place,
        (
            "비율(aggregation: ratio)과 그 분자ㆍ분모(ratio)는 함께 있어야 합니다.",
            "A ratio (aggregation) and what it is made of (ratio) go together.",
        ),
        (
            "ratio: {of: 분자 지표, over: 분모 지표, times: 100} 를 적거나 aggregation을 고치세요.",
            "Write ratio: {of: numerator, over: denominator, times: 100}, or change aggregation.",
        ),
    )


def one_part(place: Place, name: str) -> Finding:
    """A division into fewer than two parts."""
    return _finding(
        "one_part",
        place,
        (f"'{name}'이(가) 둘 이상으로 나뉘지 않습니다.", f"'{name}' is not divided into at least two."),
        ("항목을 더하거나 whole: false 로 쓰세요.", "Add parts, or write whole: false."),
    )


def needs_itself(place: Place, chain: Sequence[str]) -> Finding:
    """Indicators that need each other in a ring."""
    shown = " → ".join(chain)
    return _finding(
        "needs_itself",
        place,
        (f"서로를 필요로 하여 돕니다: {shown}.", f"They need each other in a ring: {shown}."),
        ("활동에서 성과로 한 방향만 남기세요.", "Leave one direction: the outcome needs its activity."),
    )


def need_not_asked(place: Place, need: str, name: str) -> Finding:
    """Who is asked for the outcome is not always asked for its activity."""
    return _finding(
        "need_not_asked",
        place,
        (
            f"'{name}'을(를) 묻는 특구 가운데 '{need}'을(를) 묻지 않는 곳이나 해가 있습니다.",
            f"Some zones or years that are asked for '{name}' are not asked for '{need}'.",
        ),
        (
            f"'{need}'의 유형, 단계, 해를 같거나 더 넓게 하세요.",
            f"Let '{need}' have the same types, stages and years, or more.",
        ),
    )


def bad_decimals(place: Place, decimals: int, *, money: bool) -> Finding:
    """Money is whole won; no unit has fewer than no decimals."""
    return _finding(
        "bad_decimals",
        place,
        (f"소수 자릿수 {decimals}은(는) 쓸 수 없습니다.", f"A unit cannot have {decimals} decimals."),
        ("금액은 0(원 단위 정수)입니다.", "Money has 0 (whole won).")
        if money
        else ("0 이상으로 쓰세요.", "Write 0 or more."),
    )


def bad_factor(place: Place, word: str, found: object) -> Finding:
    """A spelling without the number of units it stands for."""
    return _finding(
        "bad_factor",
        place,
        (
            f"'{word}'의 배수 {str(found)[:40]}은(는) 쓸 수 없습니다.",
            f"'{word}' cannot stand for {str(found)[:40]} units.",
        ),
        (f"0보다 큰 수를 쓰세요: {word}: 1000", f"Write a number above zero: {word}: 1000"),
    )
