"""Plan editor, proposals, opinions, consultation desk, planner."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
