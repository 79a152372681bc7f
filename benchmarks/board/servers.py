"""Gunicorn, nginx and wrk on loopback, each stopped when its block ends."""

import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.databases import ROOT

PORT, PROXY_PORT = 8971, 8979
WSGI = {
    "ours": "arzyab.wsgi:application",
    "vanilla": "benchmarks.board.vanilla.wsgi:application",
    "floor": "benchmarks.board.floor:application('{body}')",
    "midnight": "benchmarks.board.midnight:application",
}
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")


@dataclass(frozen=True)
class Rate:
    """What wrk saw: answers a second, and milliseconds in the middle and at the slow end."""

    requests: float
    p50: float
    p99: float


@contextmanager
def gunicorn(
    who: str, environment: dict[str, str], *, body: Path | None = None, port: int = PORT, workers: int = 2
) -> Iterator[None]:
    """Run a site as the image starts it (Dockerfile), all contenders alike; `body` is what the floor sends."""
    command = [sys.executable, "-m", "gunicorn", WSGI[who].format(body=body), "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", str(workers), "--threads", "4", "--log-level", "error"]
    environment = {**environment, "ALLOWED_HOSTS": "127.0.0.1", "SECURE_SSL_REDIRECT": "no"}
    with _running(command, environment, port):
        yield


@contextmanager
def nginx(static: Path) -> Iterator[None]:
    """Run the proxy of docker-compose with its own file, its names and folders replaced by those of this machine."""
    with TemporaryDirectory(prefix="arzyab-nginx-") as folder:
        text = (ROOT / "deploy" / "nginx.conf").read_text().replace("/tmp/", f"{folder}/")
        text = text.replace("web:8000", f"127.0.0.1:{PORT}").replace("listen 8080", f"listen 127.0.0.1:{PROXY_PORT}")
        text = text.replace("alias /static/", f"alias {static}/")
        configuration = Path(folder, "nginx.conf")
        # Who starts it as root would else read and write as nobody; in the image nobody is root.
        configuration.write_text(f"daemon off; error_log stderr error;\n{_user()}{text}")
        with _running([str(NGINX), "-c", str(configuration), "-p", folder], None, PROXY_PORT):
            yield


def _user() -> str:
    return "user root;\n" if Path("/proc/self").owner() == "root" else ""


@contextmanager
def _running(command: list[str], environment: dict[str, str] | None, port: int) -> Iterator[None]:
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        for _attempt in range(150):
            if server.poll() is not None:
                raise RuntimeError(f"ended at once: {command}")
            try:
                fetch(port)
                break
            except OSError:
                time.sleep(0.2)
        yield
    finally:
        server.terminate()
        server.wait()


def fetch(port: int, path: str = "/") -> bytes:
    """Return an answer's body."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        body: bytes = answer.read()
    return body


def wrk(port: int, path: str = "/", *, seconds: int = 3, connections: int = 8) -> Rate:
    """Ask for a page as fast as it comes, after a second to warm up."""
    address = f"http://127.0.0.1:{port}{path}"
    words = ["wrk", "-t1", f"-c{connections}", "--latency", "--timeout", "20s"]
    subprocess.run([*words, "-d1s", address], stdout=subprocess.DEVNULL, check=True)
    told = subprocess.run([*words, f"-d{seconds}s", address], stdout=subprocess.PIPE, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if rate is None or "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(told)
    return Rate(float(rate[1]), _milliseconds(told, "50%"), _milliseconds(told, "99%"))


def _milliseconds(told: str, share: str) -> float:
    found = re.search(rf"{share}\s+([\d.]+)(us|ms|s)", told)
    return float(found[1]) * {"us": 0.001, "ms": 1, "s": 1000}[found[2]] if found else float("nan")
