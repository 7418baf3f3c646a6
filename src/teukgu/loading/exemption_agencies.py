"""Reads which agencies answer for each exemption: ``exemption_agencies.yaml`` of a programme folder."""

from collections.abc import Collection, Mapping
from pathlib import Path

from teukgu.loading.fields import Fields, top_fields
from teukgu.loading.programme_findings import no_such_reference_to
from teukgu.loading.yaml_lines import load_yaml
from teukgu.values import Finding, refuse_if_any


def load_exemption_agencies(programme: Path, exemptions: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of the agencies by exemption, the likeliest first (none without the file).

    Raises:
        Refused: with everything wrong in the file, exemptions that are not known among it.
    """
    path = programme / "exemption_agencies.yaml"
    if not path.exists():
        return {}
    findings: list[Finding] = []
    data, lines = load_yaml(path)
    fields = top_fields(data, lines, findings)
    found = {} if fields is None else _agencies(fields, exemptions)
    refuse_if_any(findings)
    return found


def _agencies(fields: Fields, exemptions: Collection[str]) -> dict[str, tuple[str, ...]]:
    for key in ("source", "status", "last_checked"):
        fields.required(key, "...")
    inner = fields.inner("agencies")
    fields.finish()
    if inner is None:
        return {}
    for key in inner.data:
        if key not in exemptions:
            inner.findings.append(no_such_reference_to(inner.place(key), "agencies", key, ()))
    return {key: inner.texts(key) for key in inner.data}
