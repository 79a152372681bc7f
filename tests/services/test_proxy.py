"""The proxy's own configuration: what it shares for a second, and what it never shares."""

import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket

import pytest

from tests.machine import NGINX

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.proxy


class Web(BaseHTTPRequestHandler):
    """Stands for gunicorn: numbers its answers."""

    count = 0

    def do_GET(self) -> None:
        type(self).count += 1
        body = str(self.count).encode()
        self.send_response(404 if "missing" in self.path else 200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "private" if "private" in self.path else "no-cache")
        self.send_header("Vary", "Cookie")
        self.send_header("X-Accel-Expires", f"@{int(time.time())}")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    web = ThreadingHTTPServer(("127.0.0.1", 0), Web)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    changes = {"/tmp/": f"{tmp_path}/", "web:8000": f"127.0.0.1:{web.server_port}", "listen 8080": f"listen {port}"}
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    user = "user root;\n" if Path("/proc/self").owner() == "root" else ""
    (tmp_path / "nginx.conf").write_text(f"daemon off;\nerror_log stderr;\n{user}{text}")
    nginx = subprocess.Popen([str(NGINX), "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)])
    try:
        for _attempt in range(100):
            with socket() as trial:
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        nginx.terminate()
        nginx.wait()
        web.shutdown()
        web.server_close()


def get(port: int, path: str = "/", cookie: str = "") -> tuple[int, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Cookie": cookie} if cookie else {})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.headers["X-Accel-Expires"] is None
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def begin_second() -> None:
    """Wait for the head of a second, so that what follows happens within it."""
    time.sleep(1.02 - time.time() % 1)


def test_everybody_gets_the_same_answer_within_a_second_and_a_fresh_one_in_the_next(port: int) -> None:
    begin_second()
    first = get(port)
    assert [get(port), get(port, cookie="theme=dark"), get(port)] == [first] * 3
    begin_second()
    assert get(port) != first


@pytest.mark.parametrize(("path", "cookie"), [("/", "sessionid=a"), ("/admin/", ""), ("/files/a/b.pdf", "")])
def test_what_is_somebodys_own_is_asked_for_each_time_and_left_to_nobody(port: int, path: str, cookie: str) -> None:
    begin_second()
    own = get(port, path, cookie)
    assert get(port, path, cookie) != own
    assert get(port, path) not in (own, get(port, path, cookie))


def test_addresses_are_kept_apart(port: int) -> None:
    begin_second()
    answers = [get(port, path) for path in ("/", "/?page=2", "/archive/", "/missing/")]
    assert len({body for _status, body in answers}) == 4
    assert [status for status, _body in answers] == [200, 200, 200, 404]
