"""Opens what somebody uploaded in a child process that may use little memory and little time.

::

    reading = read_apart(content, "report.xlsx", form, contents, catalogue)
    copy = marked_apart(content, reading.findings, "ko")

The child gets the bytes on its standard input and answers with JSON (or, for a copy, a workbook): nothing it sends is
run. One that dies, is killed or says something else becomes a finding.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from teukgu.documents.report_workbook import reader
from teukgu.documents.report_workbook.reader import Reading
from teukgu.documents.report_workbook.reading.raw import RawBook, from_data
from teukgu.documents.report_workbook.stamp import Stamp
from teukgu.loading.upload_guard import look, refusal
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.contents import ReportContents
from teukgu.reporting.form import Form
from teukgu.values import Bilingual, Finding, Language, Place, Refused, Severity

log = logging.getLogger(__name__)

CHILD = "teukgu.documents.report_workbook.apart_child"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the child may use."""

    seconds: int = 20
    memory: int = 1_000_000_000
    answer: int = 200_000_000
    """Bytes of its answer that are read."""


BOUNDS = Bounds()


def read_apart(
    content: bytes,
    name: str,
    form: Form,
    contents: ReportContents,
    catalogue: Catalogue,
    *,
    bounds: Bounds = BOUNDS,
) -> Reading:
    """Return what an upload says, as `reader.read_workbook` does."""
    return reader.read_workbook(content, name, form, contents, catalogue, parse=partial(parse_apart, bounds=bounds))


def stamp_apart(content: bytes, *, bounds: Bounds = BOUNDS) -> Stamp | None:
    """Return for which zone and year a file was made, None when it does not say or cannot be opened."""
    return reader.stamp_in(content, partial(parse_apart, bounds=bounds))


def parse_apart(content: bytes, *, bounds: Bounds = BOUNDS) -> RawBook:
    """Return what stands in a file.

    Raises:
        Refused: when it is refused, or the child did not come to an end within its bounds.
    """
    look(content)
    answer = _asked({"do": "parse"}, content, bounds)
    try:
        data = json.loads(answer)
        if "refused" in data:
            raise Refused([_finding(one) for one in data["refused"]])
        return from_data(data)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused([refusal("too_long")]) from None


def marked_apart(
    content: bytes, findings: Sequence[Finding], language: Language = "ko", *, bounds: Bounds = BOUNDS
) -> bytes:
    """Return the marked-up copy of a workbook (`marked.marked_copy`).

    Raises:
        Refused: when the file cannot be opened, or is no workbook.
    """
    if look(content) != "xlsx":
        raise Refused([refusal("unknown")])
    asked = {"do": "mark", "language": language, "findings": [finding_data(one) for one in findings]}
    answer = _asked(asked, content, bounds)
    if not answer.startswith(b"PK"):
        raise Refused([refusal("too_long")])
    return answer


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON values."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": {"ko": finding.message.ko, "en": finding.message.en},
        "cure": {"ko": finding.cure.ko, "en": finding.cure.en},
        "sheet": finding.place.file,
        "cell": finding.place.cell,
        "key": finding.place.key,
    }


def finding_of(data: Mapping[str, Any]) -> Finding:
    """Return the finding that `finding_data` wrote."""
    return Finding(
        data["code"],
        Bilingual(**data["message"]),
        Bilingual(**data["cure"]),
        Place(file=data["sheet"], cell=data["cell"], key=data["key"]),
        Severity(data["severity"]),
    )


def _finding(data: Mapping[str, Any]) -> Finding:
    message, cure = data["message"], data["cure"]
    return Finding(
        str(data["code"]),
        Bilingual(str(message["ko"]), str(message["en"])),
        Bilingual(str(cure["ko"]), str(cure["en"])),
    )


def _asked(asked: Mapping[str, Any], content: bytes, bounds: Bounds) -> bytes:
    """Return the child's answer, nothing when it failed."""
    head = json.dumps(asked).encode()
    command = [sys.executable, "-I", "-m", CHILD, str(bounds.memory), str(bounds.seconds)]
    try:
        done = subprocess.run(
            command,
            input=len(head).to_bytes(8, "big") + head + content,
            capture_output=True,
            timeout=bounds.seconds,
            check=False,
            env={"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        )
    except subprocess.TimeoutExpired:
        log.warning("An upload was not read within %s seconds", bounds.seconds)
        return b""
    if done.returncode or len(done.stdout) > bounds.answer:
        log.warning("Reading an upload ended with %s: %s", done.returncode, done.stderr[-300:])
        return b""
    return done.stdout
