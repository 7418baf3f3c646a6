"""Reads ``law_changes.yaml``: which article of the programme's law changed on which day."""

from datetime import date

from teukgu.loading.fields import Fields
from teukgu.loading.programme_values import check_references, read_references
from teukgu.rulebook.parameter import Status
from teukgu.rulebook.programme import LawChange
from teukgu.values import Bilingual


def read_law_changes(fields: Fields) -> list[LawChange]:
    """Read the list ``changes``, in order of date."""
    entries = [fields.as_fields(entry, "changes", number) for number, entry in enumerate(fields.items("changes"))]
    read = [_change(entry) for entry in entries if entry is not None]
    fields.finish()
    found = [change for change in read if change is not None]
    return sorted(found, key=lambda change: (change.day, change.law, [article_number(one) for one in change.articles]))


def article_number(article: str) -> tuple[int, ...]:
    """Return the number of an article for sorting: ``141-5`` (제141조의5) after ``42``."""
    return tuple(int(part) if part.isdigit() else 0 for part in article.split("-"))


def _change(fields: Fields) -> LawChange | None:
    before = len(fields.findings)
    references = read_references(fields)
    check_references(fields, references, Status.IN_FORCE)
    day, law = fields.day("date", required=True), fields.text("law", example="act")
    articles, parameters = fields.texts("articles"), fields.texts("parameters")
    if not articles:
        fields.required("articles", "['16']")
    what = fields.pair("what", required=True)
    fields.finish()
    if len(fields.findings) > before:
        return None
    return LawChange(
        day or date.min, law, articles, what or Bilingual("", ""), references[0], parameters, fields.place()
    )
