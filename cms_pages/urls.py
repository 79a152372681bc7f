"""The board's addresses beside its pages."""

from django.urls import path

from cms_pages.serving import serve_attachment

urlpatterns = [path("files/<str:key>/<str:name>", serve_attachment, name="attachment")]
