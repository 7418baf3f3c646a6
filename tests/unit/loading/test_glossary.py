from importlib.resources import files
from pathlib import Path

from teukgu.loading.glossary import read_glossary

TERMS = read_glossary(Path(str(files("teukgu") / "programmes" / "kr_special_zones")))


def test_every_term_is_complete_in_both_languages() -> None:
    for term in TERMS:
        assert all((term.name.ko, term.name.en, term.definition.ko, term.definition.en, term.source)), term


def test_no_term_stands_twice() -> None:
    names = [term.name.ko for term in TERMS]
    assert len(set(names)) == len(names)


def test_words_that_must_not_be_mixed_have_names_of_their_own() -> None:
    english = {term.name.ko: term.name.en for term in TERMS}
    heard = ["청문", "공청회", "의견진술", "주민 등의 의견청취"]
    made_known = ["고시", "공고"]
    decided = ["협의", "심의", "의결"]
    must_differ = [*heard, *made_known, *decided, "평가순위", "평가등급"]
    assert len({english[name] for name in must_differ}) == len(must_differ)
