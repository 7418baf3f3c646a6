"""Reads exemption files: a list of exemptions, each with versions by date."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from teukgu.loading import programme_findings as words
from teukgu.loading.fields import Fields
from teukgu.loading.programme_values import check_references, read_references
from teukgu.rulebook.exemption import Exemption, ExemptionVersion, Mechanism
from teukgu.rulebook.parameter import Confidence, Status
from teukgu.values import Bilingual, Finding

NOWHERE_YET = Bilingual("", "")


def read_exemptions(fields: Fields) -> list[Exemption]:
    """Read the exemptions of one file."""
    entries = [fields.as_fields(entry, "exemptions", number) for number, entry in enumerate(fields.items("exemptions"))]
    read = [_exemption(entry) for entry in entries if entry is not None]
    fields.finish()
    return [exemption for exemption in read if exemption is not None]


def _exemption(fields: Fields) -> Exemption | None:
    before = len(fields.findings)
    name, article = fields.text("id", example="art_28"), fields.text("article", example="28")
    inner = [fields.as_fields(entry, "versions", number) for number, entry in enumerate(fields.items("versions"))]
    if not inner:
        fields.findings.append(words.missing_versions(fields.place("versions")))
    versions = [version for entry in inner if entry is not None and (version := _version(entry)) is not None]
    fields.finish()
    versions.sort(key=lambda version: version.valid_from)
    fields.findings.extend(_overlaps(fields, versions))
    if len(fields.findings) > before:
        return None
    return Exemption(name, article, _ended(versions), fields.place())


def _overlaps(fields: Fields, versions: list[ExemptionVersion]) -> list[Finding]:
    """Return a finding for every version that begins while the one before it still holds."""
    return [
        words.values_overlap(fields.place("versions"), later.valid_from)
        for earlier, later in pairwise(versions)
        if later.valid_from == earlier.valid_from
        or (earlier.valid_to is not None and earlier.valid_to > later.valid_from)
    ]


def _ended(versions: list[ExemptionVersion]) -> tuple[ExemptionVersion, ...]:
    """Let each version end where the next begins."""
    ended = [
        version if version.valid_to else replace(version, valid_to=later.valid_from)
        for version, later in pairwise(versions)
    ]
    return (*ended, versions[-1])


def _version(fields: Fields) -> ExemptionVersion | None:
    before = len(fields.findings)
    status, references = fields.code("status", Status), read_references(fields)
    check_references(fields, references, status)
    version = ExemptionVersion(
        valid_from=fields.day("valid_from", required=True) or date.min,
        valid_to=fields.day("valid_to"),
        law=fields.pair("law", required=True) or NOWHERE_YET,
        subject=fields.pair("subject", required=True) or NOWHERE_YET,
        mechanisms=_mechanisms(fields),
        references=references,
        status=status or Status.UNKNOWN,
        confidence=fields.code("confidence", Confidence) or Confidence.LOW,
        last_checked=fields.day("last_checked", required=True) or date.min,
        review_by=fields.day("review_by", required=True) or date.min,
        who=fields.pair("who"),
        condition=fields.pair("condition"),
        limits=_pairs(fields, "limits"),
        plan=fields.flag("plan"),
        plan_items=_pairs(fields, "plan_items"),
        ordinance_summary=fields.flag("ordinance_summary"),
        only_in=fields.text("only_in"),
        only_in_text=fields.pair("only_in_text"),
        parameters=fields.texts("parameters"),
        note=fields.pair("note"),
    )
    fields.finish()
    if version.valid_to is not None and version.valid_to <= version.valid_from:
        fields.findings.append(words.ends_before_start(fields.place("valid_to"), version.valid_from, version.valid_to))
    return version if len(fields.findings) == before else None


def _mechanisms(fields: Fields) -> tuple[Mechanism, ...]:
    known = {member.value: member for member in Mechanism}
    found = fields.texts("mechanisms")
    if not found:
        fields.required("mechanisms", "[ORDINANCE]")
    for number, code in enumerate(found):
        if code not in known:
            fields.findings.append(words.no_mechanism(fields.place("mechanisms", number), code, tuple(known)))
    return tuple(known[code] for code in found if code in known)


def _pairs(fields: Fields, key: str) -> tuple[Bilingual, ...]:
    read = [fields.as_pair(item, key, number) for number, item in enumerate(fields.items(key))]
    return tuple(pair for pair in read if pair is not None)
