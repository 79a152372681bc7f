"""Pure rules: arithmetic and tables, without Django, Wagtail or a clock."""
