"""How sure a tier is, in a word: of the computed tier only, never beside another that the committee decided."""

from dataclasses import replace

from teukgu.portal.bands import Reader
from teukgu.portal.displaying import Display
from teukgu.portal.store.queries.round_results import UnitResult
from teukgu.portal.sureness import LINE, SURE, ladder
from teukgu.values import Bilingual

UNIT = UnitResult(
    "z", "", "z", "", True, Bilingual("", ""), 50.0, 2, 1, 3, 1, "우수", (0.6, 0.4), True, None, {}
)  # fmt: skip
READER = Reader(public=False, names={1: "우수", 2: "보통"}, ladder=ladder([(1, 1), (3, 2)], 3), display=Display.BAND)


def test_a_word_is_about_the_computed_tier():
    assert READER.sureness(UNIT) == LINE
    assert READER.sureness(replace(UNIT, more={"sureness": SURE})) == SURE
    decided = replace(UNIT, tier=2, tier_name="보통", more={"sureness": SURE, "departure_reason": "자료 정정"})
    assert READER.sureness(decided) == "", "the committee decided another tier: nothing is said of how sure that is"
    assert replace(READER, display=Display.FILE_ONLY).sureness(UNIT) == ""
