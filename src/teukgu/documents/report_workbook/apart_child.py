"""The child process of `apart`: takes a file on standard input, answers on standard output.

It binds its own memory and time before it looks at a single byte.
"""

import json
import resource
import sys
from typing import Any


def main() -> None:
    """Do what is asked."""
    memory, seconds = (int(one) for one in sys.argv[1:3])
    bind(memory, seconds)
    given = sys.stdin.buffer.read()
    length = int.from_bytes(given[:8], "big")
    asked, content = json.loads(given[8 : 8 + length]), given[8 + length :]
    sys.stdout.buffer.write(_marked(asked, content) if asked["do"] == "mark" else _parsed(content))


def bind(memory: int, seconds: int) -> None:
    """Limit this process: memory, processor time, no file written, no dump of its memory."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _parsed(content: bytes) -> bytes:
    from teukgu.documents.report_workbook.reading.parsing import parse
    from teukgu.documents.report_workbook.reading.raw import to_data
    from teukgu.values import Refused

    try:
        return json.dumps(to_data(parse(content)), ensure_ascii=False).encode("utf-8", "replace")
    except Refused as refused:
        return json.dumps({"refused": [_words(one) for one in refused.findings]}).encode()


def _marked(asked: dict[str, Any], content: bytes) -> bytes:
    from teukgu.documents.report_workbook.marked import Mark, marked_copy

    language = asked["language"]
    return marked_copy(content, [Mark.from_data(one, language) for one in asked["findings"]], language)


def _words(finding: Any) -> dict[str, Any]:
    return {
        "code": finding.code,
        "message": {"ko": finding.message.ko, "en": finding.message.en},
        "cure": {"ko": finding.cure.ko, "en": finding.cure.en},
    }


if __name__ == "__main__":
    main()
