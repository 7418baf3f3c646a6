"""What search engines read: which pages there are, and which they should leave alone."""

from html import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.store import queries

PAGES = ("home", "directory", "rounds", "rules", "data", "glossary", "accessibility", "privacy", "contact", "api_docs")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """A demonstration is not for search engines at all; else example and public-statistics pages say noindex."""
    if settings.DEMONSTRATION:
        lines = ["User-agent: *", "Disallow: /"]
    else:
        site = request.build_absolute_uri(reverse("sitemap"))
        lines = [
            "User-agent: *",
            "Disallow: /api/",
            "Disallow: /example/",
            "Disallow: /en/example/",
            f"Sitemap: {site}",
        ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page that may be found, in both languages."""
    zones = [zone.address for zone, _places in queries.all_zones(ANONYMOUS, PROGRAMME)]
    addresses = []
    for language in ("ko", "en"):
        with translation.override(language):
            addresses += [reverse(page) for page in PAGES]
            addresses += [reverse("zone", args=[address]) for address in zones]
    rows = "".join(f"<url><loc>{escape(request.build_absolute_uri(address))}</loc></url>" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return HttpResponse(f"{head}{rows}</urlset>", content_type="application/xml; charset=utf-8")
