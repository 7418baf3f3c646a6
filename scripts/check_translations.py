"""Every text the portal shows is Korean in the code and complete in English; the compiled file is up to date.

python scripts/check_translations.py            checks
python scripts/check_translations.py --update   adds new texts to the .po, drops unused ones, compiles the .mo
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
PORTAL = ROOT / "src" / "teukgu" / "portal"
PO = PORTAL / "locale" / "en" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
SINGLE = {"_", "gettext", "gettext_lazy"}
PLURAL = {"ngettext", "ngettext_lazy"}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")

Text = tuple[str, str]
"""A text and its plural ("" when it has none)."""


def main() -> int:
    wanted = dict(sorted(texts().items()))
    if "--update" in sys.argv:
        update(wanted)
    found = list(problems(wanted))
    print("\n".join(found))
    return 1 if found else 0


def texts() -> dict[Text, list[str]]:
    """Return every translatable text with the places where it stands."""
    found: dict[Text, list[str]] = {}
    for path in sorted(PORTAL.rglob("*.py")):
        for text, line in python_texts(path):
            found.setdefault(text, []).append(f"{path.relative_to(ROOT).as_posix()}:{line}")
    for path in sorted(PORTAL.rglob("templates/**/*.html")):
        for text in template_texts(path):
            found.setdefault(text, []).append(path.relative_to(ROOT).as_posix())
    return found


def python_texts(path: Path) -> Iterator[tuple[Text, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in SINGLE | PLURAL:
            literals = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if literals:
                yield (literals[0], literals[1] if name in PLURAL else ""), node.lineno


def template_texts(path: Path) -> Iterator[Text]:
    import django
    from django.template import engines
    from django.templatetags.i18n import BlockTranslateNode, TranslateNode

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "teukgu.portal.settings_test")
    django.setup()
    name = path.as_posix().partition("/templates/")[2]
    nodes = engines["django"].get_template(name).template.nodelist
    for node in nodes.get_nodes_by_type(TranslateNode):
        literal = getattr(node.filter_expression.var, "literal", None)
        text = literal if literal is not None else node.filter_expression.var
        if not isinstance(text, str):
            continue  # a variable: what it holds is translated where it was made
        yield text.replace("%", "%%"), ""
    for node in nodes.get_nodes_by_type(BlockTranslateNode):
        singular = node.render_token_list(node.singular)[0]
        yield singular, node.render_token_list(node.plural)[0] if node.plural else ""


def problems(wanted: Iterable[Text]) -> Iterator[str]:
    """Yield what is missing, empty, fuzzy, unused, differs in its placeholders or is not compiled."""
    catalogue = polib.pofile(str(PO))
    entries = {(entry.msgid, entry.msgid_plural or ""): entry for entry in catalogue if not entry.obsolete}
    for text in wanted:
        entry = entries.get(text)
        if entry is None:
            yield f"{PO.name}: no entry for {text[0]!r} (run with --update, then translate)"
            continue
        translations = list(entry.msgstr_plural.values()) if text[1] else [entry.msgstr]
        if not all(translations):
            yield f"{PO.name}: no English for {text[0]!r}"
        elif entry.fuzzy:
            yield f"{PO.name}: fuzzy: {text[0]!r}"
        elif any(not placeholders(one) <= placeholders(text[0]) for one in translations):
            yield f"{PO.name}: placeholders differ: {text[0]!r}"
    yield from (
        f"{PO.name}: nobody uses {text[0]!r} (run with --update)" for text in entries if text not in set(wanted)
    )
    if not MO.exists() or MO.read_bytes() != catalogue.to_binary():
        yield f"{MO.name} is not what {PO.name} compiles to (run with --update)"


def placeholders(text: str) -> set[str]:
    return {one or other for one, other in PLACEHOLDER.findall(text)}


def update(wanted: dict[Text, list[str]]) -> None:
    """Bring the .po in line with the code and compile it; translations that stand are kept."""
    old = {(e.msgid, e.msgid_plural or ""): e for e in polib.pofile(str(PO))} if PO.exists() else {}
    catalogue = polib.POFile(wrapwidth=118)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "en",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for text, places in wanted.items():
        files = sorted({place.partition(":")[0].removeprefix("src/teukgu/portal/") for place in places})
        kept = old.get(text)
        entry = polib.POEntry(msgid=text[0], occurrences=[(name, "") for name in files])
        if text[1]:
            entry.msgid_plural = text[1]
            entry.msgstr_plural = kept.msgstr_plural if kept else {0: "", 1: ""}
        else:
            entry.msgstr = kept.msgstr if kept else ""
        catalogue.append(entry)
    PO.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(PO))
    polib.pofile(str(PO)).save_as_mofile(str(MO))


if __name__ == "__main__":
    sys.exit(main())
