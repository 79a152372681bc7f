#!/usr/bin/env python
"""Launcher: puts the source root `site/` on the path and picks the embedded settings unless told otherwise."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    ROOT = Path(__file__).resolve().parent
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "arzyab.settings.embedded")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
