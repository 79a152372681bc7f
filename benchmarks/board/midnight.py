"""Our site whose clock strikes midnight in Tehran at the moment that the variable MIDNIGHT_AT names (POSIX time)."""

import os
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import time_machine

from arzyab.wsgi import application

__all__ = ["application"]

_moment = datetime.fromtimestamp(float(os.environ["MIDNIGHT_AT"]), ZoneInfo("Asia/Tehran"))
_midnight = (_moment + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
time_machine.travel(datetime.now(_moment.tzinfo) + (_midnight - _moment), tick=True).start()
