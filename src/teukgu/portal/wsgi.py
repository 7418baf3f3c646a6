"""The portal as a WSGI application: ``granian --interface wsgi teukgu.portal.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

from teukgu.portal.leaving import leave_with

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "teukgu.portal.settings")
application = get_wsgi_application()
leave_with(os.environ.get("TEUKGU_SERVER", ""))
