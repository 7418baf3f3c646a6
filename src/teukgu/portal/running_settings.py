"""Settings of files, mail and the worker, from the environment (docs/reference/running.md)."""

import os

from teukgu.portal import environment

# files handed in
FILE_MAX_BYTES = environment.whole(os.environ, "TEUKGU_FILE_MAX_MB", 50) * 1_000_000
FILE_MAX_UNPACKED_BYTES = environment.whole(os.environ, "TEUKGU_FILE_MAX_UNPACKED_MB", 500) * 1_000_000
# a scanner that speaks the ClamAV protocol: host:port or the path of a socket; without one files are not scanned
SCANNER = os.environ.get("TEUKGU_SCANNER", "")
SCANNER_SECONDS = 30

# mail: without a host nothing leaves; what would have been sent waits and is shown
EMAIL_HOST = os.environ.get("TEUKGU_MAIL_HOST", "")
EMAIL_PORT = environment.whole(os.environ, "TEUKGU_MAIL_PORT", 25)
EMAIL_HOST_USER = os.environ.get("TEUKGU_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("TEUKGU_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("TEUKGU_MAIL_TLS", "") == "starttls"
EMAIL_USE_SSL = os.environ.get("TEUKGU_MAIL_TLS", "") == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("TEUKGU_MAIL_FROM", "teukgu@localhost")
MAIL_DOMAIN = os.environ.get("TEUKGU_MAIL_DOMAIN", "") or DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >")
# from this hour (in Korea) digests of the day leave
DIGEST_HOUR = environment.whole(os.environ, "TEUKGU_DIGEST_HOUR", 8)
# where links in mails lead
SITE_ADDRESS = environment.site(os.environ)
