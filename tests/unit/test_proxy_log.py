"""What the proxy of ``packaging/nginx`` writes of an address that is a key."""

import re
from pathlib import Path

import pytest

CONF = (Path(__file__).parents[2] / "packaging/nginx/teukgu.conf").read_text(encoding="utf-8")


def written(address):
    """Return what the log keeps of an address, as nginx's ``map`` makes it."""
    rule = re.search(r'"~(?P<rule>.+)" \$head/-;', CONF)
    found = re.search(rule["rule"].replace("(?<", "(?P<"), address)
    return f"{found['head']}/-" if found else address


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize(
    "address",
    [
        "/survey/s3cret/",
        "/approve/s3cret/",
        "/approve/s3cret/report.pdf",
        "/approve/s3cret/files/7/",
        "/calendar/s3cret.ics",
        "/accounts/invitation/s3cret/",
        "/accounts/password/reset/key/1-s3cret/",
    ],
)
def test_secrets_are_left_out(language, address):
    assert "s3cret" not in written(language + address)


@pytest.mark.parametrize("address", ["/", "/zones/kz2004-01/", "/en/reports/board/", "/work/calendar/feeds/"])
def test_other_addresses_are_written(address):
    assert written(address) == address


def test_neither_query_nor_referrer_nor_whole_request_is_written():
    kept = re.search(r"log_format teukgu '(.+)';", CONF)[1]
    kept = set(re.findall(r"\$\w+", kept))
    assert "$teukgu_uri" in kept
    assert not kept & {"$request", "$request_uri", "$uri", "$args", "$query_string", "$http_referer"}
    assert CONF.count("access_log ") == CONF.count("server {") == 2
