"""What can be wrong with the data of a programme folder beyond its form, in words."""

from collections.abc import Sequence
from datetime import date

from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, place: Place, message: tuple[str, str], cure: tuple[str, str]) -> Finding:
    return Finding(f"programme.{code}", Bilingual(*message), Bilingual(*cure), place)


def shorten(text: str, longest: int = 80) -> str:
    """Return ``text`` cut to a length that a message can bear."""
    return text if len(text) <= longest else f"{text[:longest]}…"


def no_folder(place: Place) -> Finding:
    """There is no programme folder here."""
    return _finding(
        "no_folder",
        place,
        (
            "프로그램 폴더가 아닙니다(programme.yaml이 없습니다).",
            "This is no programme folder (no programme.yaml in it).",
        ),
        ("programme.yaml이 든 폴더를 주세요.", "Give a folder that holds programme.yaml."),
    )


def no_reference(place: Place) -> Finding:
    """A value without a reference does not load."""
    return _finding(
        "no_reference",
        place,
        ("근거(reference)가 없는 값은 쓸 수 없습니다.", "A value without a reference does not load."),
        (
            "reference: {title: {ko: 법 제24조제2항, en: Act art. 24(2)}, address: https://…} 를 적으세요.",
            "Write reference: {title: {ko: 법 제24조제2항, en: Act art. 24(2)}, address: https://...}",
        ),
    )


def no_address(place: Place, status: str) -> Finding:
    """A reference to a text or report without its public address."""
    return _finding(
        "no_address",
        place,
        (
            f"상태가 {status}인 값의 근거에는 공개 주소가 있어야 합니다.",
            f"A value that is {status} needs a public address.",
        ),
        (
            "address: https://… 를 적으세요. 출처가 없는 가정이면 status: assumed.",
            "Write address: https://..., or status: assumed.",
        ),
    )


def bad_address(place: Place, address: str) -> Finding:
    """An address that no browser opens."""
    return _finding(
        "bad_address",
        place,
        (f"'{shorten(address)}'은(는) 웹 주소가 아닙니다.", f"'{shorten(address)}' is not a web address."),
        (
            "address: https://… 로 쓰고 빈칸, 꺾쇠, 따옴표를 빼세요.",
            "Write address: https://..., without spaces, angle brackets or quotes in it.",
        ),
    )


def below_nothing(place: Place, found: float) -> Finding:
    """A count or length below zero."""
    return _finding(
        "below_nothing",
        place,
        (f"값 {found}은(는) 0보다 작습니다.", f"The value {found} is less than nothing."),
        ("0 이상의 수를 쓰세요.", "Write a number from 0 up."),
    )


def not_read(place: Place, where: str) -> Finding:
    """A file that would be passed over in silence."""
    return _finding(
        "not_read",
        place,
        ("이 파일은 이 자리에서 읽히지 않습니다.", "This file is not read where it stands."),
        (f"{where} 로 옮기거나 이름을 바꾸세요.", f"Move or rename it: {where}"),
    )


def unknown_with_value(place: Place) -> Finding:
    """``unknown`` holds no value."""
    return _finding(
        "unknown_with_value",
        place,
        ("status: unknown인데 값이 있습니다.", "The status is unknown and yet there is a value."),
        (
            "value를 지우고 candidates: […]에 후보를 적으세요.",
            "Remove value and list what it may be in candidates: [...]",
        ),
    )


def no_candidates(place: Place) -> Finding:
    """``unknown`` names no candidates."""
    return _finding(
        "no_candidates",
        place,
        ("status: unknown인데 후보가 없습니다.", "The status is unknown and no candidates are named."),
        ("candidates: [값, 값] 을 적으세요.", "Write candidates: [value, value]"),
    )


def candidates_of_known(place: Place) -> Finding:
    """Candidates beside a value that is known."""
    return _finding(
        "candidates_of_known",
        place,
        ("후보(candidates)는 status: unknown에만 씁니다.", "candidates belong to status: unknown only."),
        ("candidates를 지우거나 status를 unknown으로 바꾸세요.", "Remove candidates, or write status: unknown."),
    )


def wrong_type(place: Place, type_name: str, wanted: Bilingual, found: object) -> Finding:
    """A value that is not of the parameter's type."""
    shown = shorten(repr(found))
    return _finding(
        "wrong_type",
        place,
        (f"값 {shown}은(는) {type_name}형이 아닙니다.", f"The value {shown} is not of type {type_name}."),
        (f"{wanted.ko}(으)로 쓰세요.", f"Write {wanted.en}."),
    )


def no_option(place: Place, code: str, known: Sequence[str]) -> Finding:
    """A code without its words in ``options``."""
    shown = ", ".join(known) or "-"
    return _finding(
        "no_option",
        place,
        (f"코드 '{code}'의 뜻이 options에 없습니다.", f"The code '{code}' has no words in options."),
        (
            f"options에 {code}: {{ko: …, en: …}} 를 더하거나 이 가운데서 고르세요: {shown}",
            f"Add {code}: {{ko: ..., en: ...}} to options, or use one of: {shown}",
        ),
    )


def ends_before_start(place: Place, start: date, end: date) -> Finding:
    """``valid_to`` is not after ``valid_from``."""
    return _finding(
        "ends_before_start",
        place,
        (f"끝({end})이 시작({start})보다 늦지 않습니다.", f"valid_to {end} is not after valid_from {start}."),
        ("valid_to는 효력이 없어지는 첫날입니다.", "valid_to is the first day on which the value no longer holds."),
    )


def values_overlap(place: Place, day: date) -> Finding:
    """Two values hold on the same day."""
    return _finding(
        "values_overlap",
        place,
        (f"{day}에 두 값이 겹칩니다.", f"Two values hold on {day}."),
        (
            "앞 값의 valid_to를 지우거나(다음 값의 시작에서 끝남) 앞당기고, 값을 날짜 순서로 두세요.",
            "Remove valid_to of the earlier value (it ends where the next begins), or move it; keep values in order.",
        ),
    )


def two_undated(place: Place) -> Finding:
    """More than one value without a date."""
    return _finding(
        "two_undated",
        place,
        ("시행일 없는 값이 둘 이상입니다.", "More than one value has no date."),
        ("하나만 남기거나 valid_from을 적으세요.", "Keep one, or give valid_from."),
    )


def no_values(place: Place) -> Finding:
    """A rule with an empty list of values."""
    return _finding(
        "no_values",
        place,
        ("값(values)이 하나도 없습니다.", "The rule has no values."),
        (
            "values에 값을 하나 이상 적으세요. 모르면 status: unknown과 후보(candidates)를 쓰세요.",
            "Give at least one value; if it is not known, status: unknown with candidates.",
        ),
    )


def extends_itself(place: Place, chain: Sequence[str]) -> Finding:
    """Scenarios that extend each other in a ring."""
    shown = " → ".join(chain)
    return _finding(
        "extends_itself",
        place,
        (f"시나리오가 돌고 돌아 자신을 잇습니다: {shown}.", f"Scenarios extend each other in a ring: {shown}."),
        ("이 가운데 하나에서 extends를 지우세요.", "Remove extends from one of them."),
    )


def undated_in_force(place: Place) -> Finding:
    """Law in force without the day it began."""
    return _finding(
        "undated_in_force",
        place,
        ("시행 중인 값에 시작일이 없습니다.", "A value in force has no start."),
        ("valid_from: YYYY-MM-DD 를 적으세요.", "Write valid_from: YYYY-MM-DD."),
    )


def review_before_check(place: Place) -> Finding:
    """The review date lies before the last check."""
    return _finding(
        "review_before_check",
        place,
        ("review_by가 last_checked보다 앞섭니다.", "review_by lies before last_checked."),
        ("다음에 확인할 날을 적으세요.", "Give the day by which to check again."),
    )


def id_is_not_file(place: Place, found: str, stem: str) -> Finding:
    """The id differs from the file's name."""
    found = shorten(found)
    return _finding(
        "id_is_not_file",
        place,
        (
            f"id '{found}'가 파일 이름 '{stem}.yaml'과 다릅니다.",
            f"The id '{found}' is not the file's name '{stem}.yaml'.",
        ),
        (f"id: {stem} 으로 쓰거나 파일 이름을 바꾸세요.", f"Write id: {stem}, or rename the file."),
    )


def name_taken(place: Place, name: str, other: Place) -> Finding:
    """An id or alias that another parameter already has."""
    return _finding(
        "name_taken",
        place,
        (f"'{name}'은(는) 이미 {other}에서 씁니다.", f"'{name}' is already used in {other}."),
        ("다른 id나 별칭(aliases)을 쓰세요.", "Use another id or alias."),
    )


def no_such_reference_to(place: Place, key: str, name: str, guess: Sequence[str]) -> Finding:
    """A key names a rule, scenario or topic that does not exist."""
    close = ", ".join(guess)
    return _finding(
        "no_such_reference",
        place,
        (f"'{key}'이(가) 가리키는 '{name}'이(가) 없습니다.", f"'{key}' names '{name}', which does not exist."),
        (
            f"혹시 이것인가요: {close}" if close else "이름을 확인하세요.",
            f"Did you mean: {close}" if close else "Check the name.",
        ),
    )


def period_without_unit(place: Place) -> Finding:
    """A time limit that does not say in what it is counted."""
    return _finding(
        "period_without_unit",
        place,
        ("기간을 세는 단위가 없습니다.", "The period has no unit to count in."),
        ("unit: day | week | month | year 가운데 하나를 쓰세요.", "Write unit: day | week | month | year."),
    )


def scenario_value_undated(place: Place) -> Finding:
    """A scenario must give a date."""
    return _finding(
        "scenario_undated",
        place,
        ("시나리오의 값에 시작일이 없습니다.", "A scenario's value has no start."),
        ("valid_from: YYYY-MM-DD 를 적으세요.", "Write valid_from: YYYY-MM-DD."),
    )


def nothing_to_date(place: Place, name: str) -> Finding:
    """A scenario would date a value that does not exist."""
    return _finding(
        "nothing_to_date",
        place,
        (
            f"'{name}'에는 시행일 없는 값이 없어 날짜만 줄 수 없습니다.",
            f"'{name}' has no undated value to which a date could be given.",
        ),
        ("value, status, reference를 함께 쓰세요.", "Give value, status and reference too."),
    )


def missing_versions(place: Place) -> Finding:
    """An exemption without a version."""
    return _finding(
        "no_versions",
        place,
        ("규제특례에 versions가 없습니다.", "The exemption has no versions."),
        ("versions: [{valid_from: 2019-04-17, …}] 를 적으세요.", "Write versions: [{valid_from: 2019-04-17, ...}]"),
    )


def no_mechanism(place: Place, code: str, known: Sequence[str]) -> Finding:
    """A mechanism code that does not exist."""
    shown = " | ".join(known)
    return _finding(
        "no_mechanism",
        place,
        (f"'{code}'은(는) 특례 적용 방식 코드가 아닙니다.", f"'{code}' is not a mechanism."),
        (f"다음 가운데 쓰세요: {shown}", f"Use: {shown}"),
    )
