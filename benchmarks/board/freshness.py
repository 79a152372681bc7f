"""How soon readers see what an editor did, at each worker and behind the proxy, and what midnight does."""

import json
import math
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from benchmarks.board.servers import NGINX, PORT, PROXY_PORT, Rate, fetch, gunicorn, nginx, wrk
from benchmarks.databases import ROOT

WORKERS = (PORT, PORT + 1)  # one worker each, so that each is asked for itself
LONGEST = 10.0
PAUSE = 0.02

Delays = dict[str, list[float]]


def freshness(environment: dict[str, str]) -> tuple[Delays, Rate, dict[str, float]]:
    """Return the delays by deed and place, what wrk saw of the board meanwhile, and what the editor says."""
    ports = {f"worker {number}": port for number, port in enumerate(WORKERS, 1)}
    with ExitStack() as stack:
        for port in WORKERS:
            stack.enter_context(gunicorn("ours", environment, port=port, workers=1))
        if NGINX:
            stack.enter_context(nginx(Path(environment["ARZYAB_VAR"])))
            ports["proxy"] = PROXY_PORT
        pool = stack.enter_context(ThreadPoolExecutor(16))
        crowd = pool.submit(wrk, PROXY_PORT if NGINX else PORT, seconds=20, connections=4)
        found, delays, told = [], defaultdict[str, list[float]](list), {}
        for event in _events(environment, "churn"):
            if "what" not in event:
                told = event
                continue
            for place, port in ports.items():
                found.append((f"{event['what']}, {place}", pool.submit(_seen, port, event["shows"], event["at"])))
        for name, future in found:
            delays[name].append(future.result())
        return delays, crowd.result(), told


def midnight(environment: dict[str, str]) -> dict[str, float]:
    """Return seconds after midnight at which a window was last seen open, and the next one first, by worker."""
    for _event in _events(environment, "edges"):
        pass
    strikes = time.time() + 30
    environment = {**environment, "MIDNIGHT_AT": str(strikes)}
    with ExitStack() as stack:
        for port in WORKERS:
            stack.enter_context(gunicorn("midnight", environment, port=port, workers=1))
        pool = stack.enter_context(ThreadPoolExecutor(len(WORKERS)))
        for port in WORKERS:
            text = fetch(port).decode()
            if time.time() > strikes or "واپسین روز" not in text or "نخستین روز" in text:
                raise RuntimeError("the workers began too late, or show another day")
        waiting = {port: pool.submit(_turn, port, strikes) for port in WORKERS}
        found = [future.result() for future in waiting.values()]
    return {"closed": max(row[0] for row in found), "opened": max(row[1] for row in found)}


def _turn(port: int, strikes: float) -> tuple[float, float]:
    """Return when the ending window was last seen and the beginning one first, in seconds after midnight."""
    last, first = -math.inf, math.inf
    while time.time() < strikes + 3:
        asked = time.time()
        text = fetch(port).decode()
        last = max(last, asked - strikes) if "واپسین روز" in text else last
        first = min(first, time.time() - strikes) if "نخستین روز" in text else first
        time.sleep(PAUSE)
    return last, first


def _seen(port: int, words: str, since: float) -> float:
    """Return how long after `since` the board shows the words."""
    while (now := time.time()) < since + LONGEST:
        if words in fetch(port).decode():
            return time.time() - since
        time.sleep(PAUSE)
    return now - since


def _events(environment: dict[str, str], job: str) -> Iterator[dict[str, float]]:
    command = [sys.executable, "-m", "benchmarks.board.site", "ours", job]
    environment = {**environment, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as editor:
        assert editor.stdout
        for line in editor.stdout:
            yield json.loads(line)
    if editor.returncode:
        raise RuntimeError(f"the editor failed, load average {os.getloadavg()}")
