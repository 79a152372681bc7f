"""`make run`: starts, prints where and who, stops both processes cleanly."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from arzyab.demo.people import PASSWORD

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def start(tmp_path: Path, port: str) -> subprocess.Popen[str]:
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = keep | {"ARZYAB_VAR": str(tmp_path), "PORT": port, "DEMO_SIZE": "small", "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        [sys.executable, "scripts/run.py"],
        cwd=ROOT,
        env=environment,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def read_until(process: subprocess.Popen[str], words: str) -> str:
    said = ""
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(f"it ended before saying {words!r}:\n{said}")


def children_of(pid: int) -> list[int]:
    """The server and the worker; the command that printed the logins may be on its way out."""
    for _attempt in range(50):
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
        pids = [int(word) for word in found.stdout.split()]
        if len(pids) <= 2:
            break
        time.sleep(0.1)
    return pids


def test_it_serves_the_seeded_board_and_stops_both_processes(tmp_path: Path) -> None:
    port = free_port()
    process = start(tmp_path, port)
    try:
        said = read_until(process, "Ctrl-C")
        assert f"http://127.0.0.1:{port}/" in said
        assert PASSWORD in said
        assert "yazd_head" in said
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as answer:
            page = answer.read().decode()
        assert re.search(r"تاریخ نمایش از [۰-۹]{4}/[۰-۹]{2}/[۰-۹]{2} تا", page)
        children = children_of(process.pid)
        assert len(children) == 2
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]
    finally:
        # Killed outright it would leave its two children behind; asked to stop it takes them along.
        process.terminate()
        process.communicate(timeout=30)


def test_a_busy_port_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        process = start(tmp_path, str(other.getsockname()[1]))
        said, _errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "PORT=8001 make run" in said
    assert "Traceback" not in said
