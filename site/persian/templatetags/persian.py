"""Template filters: Jalali days and Persian digits."""

from django import template

register = template.Library()
