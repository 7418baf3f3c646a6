"""Says in one sentence how a time limit is counted."""

from collections.abc import Mapping

from teukgu.rulebook.parameter import CountingBlock, Parameter
from teukgu.values import Bilingual

_CIVIL_UNMOVED = {
    "before": Bilingual(
        "그날과 사이의 날만 세며, 휴일이 끼어도 늦춰지지 않습니다.",
        "Only the days between count; a holiday never makes it later.",
    ),
    "once_passed": Bilingual(
        "첫날은 빼고 세며, 지나야 하는 기간의 끝이 휴일이어도 밀리지 않는 것으로 봅니다.",
        "The first day is left out; the time that must pass is not lengthened for a holiday at its end.",
    ),
}
"""How civil counting reads where no act is due on the last day: nothing moves to the next day."""

_MODES = {
    "civil": Bilingual(
        "첫날은 빼고 세며, 끝나는 날이 토요일이나 공휴일이면 다음 날로 밀립니다.",
        "The first day is left out; an end on a Saturday or holiday moves to the next day.",
    ),
    "burden": Bilingual(
        "권리가 제한되는 기간이므로 첫날도 세고, 끝나는 날이 공휴일이어도 밀리지 않습니다.",
        "A right is restricted: the first day counts and the end does not move for holidays.",
    ),
    "petition": Bilingual(
        "민원으로 보아 첫날부터 세고 토요일과 공휴일은 뺍니다.",
        "As for civil petitions: the first day counts, Saturdays and holidays do not.",
    ),
    "working": Bilingual("토요일과 공휴일을 빼고 셉니다.", "Saturdays and holidays are left out."),
    "date_limit": Bilingual(
        "그날이 토요일이나 공휴일이면 다음 날로 밀립니다.",
        "On a Saturday or holiday it moves to the next day.",
    ),
}
_DIRECTIONS = {
    "after": Bilingual("{starts}부터 셉니다.", "Counted from {starts}."),
    "before": Bilingual("{starts} 전에 온전한 날수가 있어야 합니다.", "That many whole days must lie before {starts}."),
    "once_passed": Bilingual(
        "{starts}부터 그만큼 지난 다음 날입니다.", "The day after that time has passed since {starts}."
    ),
}
_ASSUMED = Bilingual(" (세는 방법은 가정)", " (this way of counting is assumed)")


def counting_words(parameter: Parameter, names: Mapping[str, Parameter]) -> Bilingual | None:
    """Return how the time limit is counted, with its extension; None for a rule that is no time limit."""
    block = parameter.counting
    if block is None:
        return None
    parts = [_start_words(block), _mode_words(block)]
    if block.extension in names:
        longer = names[str(block.extension)].name
        parts.append(Bilingual(f"연장: {longer.ko}.", f"Extension: {longer.en}."))
    if block.note is not None:
        parts.append(block.note)
    text = Bilingual(" ".join(part.ko for part in parts if part.ko), " ".join(part.en for part in parts if part.en))
    return Bilingual(text.ko + _ASSUMED.ko, text.en + _ASSUMED.en) if block.assumed else text


def _mode_words(block: CountingBlock) -> Bilingual:
    if block.mode == "civil" and block.direction in _CIVIL_UNMOVED:
        return _CIVIL_UNMOVED[block.direction]
    return _MODES[block.mode]


def _start_words(block: CountingBlock) -> Bilingual:
    if block.starts is None:
        return Bilingual("", "")
    sentence = _DIRECTIONS[block.direction]
    return Bilingual(sentence.ko.format(starts=block.starts.ko), sentence.en.format(starts=block.starts.en))
