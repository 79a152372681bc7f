"""A storage whose disk is full in the middle of a file."""

import errno
import os
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage


class FullDisk(FileSystemStorage):
    """Writes what still fits, and fails as the system does."""

    def _save(self, name: str, content: Any) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(next(content.chunks())[:100])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
