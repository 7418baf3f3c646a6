"""The pages as a Django application (templates, static files, template tags)."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages of the portal."""

    name = "teukgu.portal.web"
    label = "teukgu_web"
