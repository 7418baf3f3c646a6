"""What a committee decided is held against the results it was decided on."""

import pytest

from teukgu.documents.verifying_decision import other_decision

RESULTS = {"results.csv": "zone,name,tier_name\nz1,하나,우수\nz2,둘,보통\n".encode("utf-8-sig")}
HEAD = "zone,name,computed_tier,decided_tier,reason\n"
KEPT = "z1,하나,우수,우수,\n"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (KEPT + "z2,둘,보통,보통,\n", None),
        (KEPT + "z2,둘,보통,우수,호우\n", None),
        (KEPT + "z2,둘,보통,우수, \n", ("z2", "reason")),
        (KEPT + "z2,둘,우수,우수,\n", ("z2", "computed_tier")),
        (KEPT, ("z2", "computed_tier")),
        (KEPT + "z2,둘,보통,보통,\nz3,셋,보통,보통,\n", ("z3", "computed_tier")),
    ],
)
def test_every_zone_with_its_computed_tier_and_a_reason_where_another_was_decided(rows, found):
    difference = other_decision(RESULTS, (HEAD + rows).encode())
    assert (difference and (difference.row, difference.column)) == found


@pytest.mark.parametrize("content", [b"", b"zone\nz1\n", b"\xff\xfe", "zone,computed_tier\nz1,우수\n".encode()])
def test_what_is_no_decision_differs(content):
    assert other_decision(RESULTS, content) is not None
