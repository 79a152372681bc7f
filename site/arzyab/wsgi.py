"""The WSGI application (gunicorn arzyab.wsgi)."""

import os

from django.core.wsgi import get_wsgi_application

from cms_pages.board_cache import BoardFront

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "arzyab.settings.base")
application = BoardFront(get_wsgi_application())
