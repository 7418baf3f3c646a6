import unicodedata

import pytest

from teukgu.portal.store.hangul import initials, search_key, search_terms

KEY = search_key("순창 장류산업특구", "Sunchang Fermented Paste", "전북특별자치도", "전북")


@pytest.mark.parametrize(
    "query",
    [
        "순창",
        "장류",
        "류산",
        "ㅅㅊ",
        "ㅅㅊㅈㄹ",
        "순ㅊ",
        "순ㅊㅈ",
        "ㅅ창",
        "순창장류",
        "장류 순창",
        "전북 장류",
        "sunchang",
        "SUNCHANG paste",
        "장류·산업",
        "",
        "   ",
        unicodedata.normalize("NFD", "순창"),
    ],
)
def test_found(query):
    assert all(term in KEY for term in search_terms(query))


@pytest.mark.parametrize("query", ["순천", "ㅅㅊㅅ", "순ㄱ", "류장", "전남", "창순", "장난"])
def test_not_found(query):
    assert not all(term in KEY for term in search_terms(query))


def test_initials_keep_other_characters():
    assert initials("UN평화 5일장") == "unㅍㅎ 5ㅇㅈ"


def test_a_long_query_is_cut():
    assert sum(len(term) for term in search_terms("가" * 10_000)) <= 60
