#!/usr/bin/env python
"""`make run`: migrate, seed, start web server and worker, print the address and the logins, stop both cleanly."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = os.environ.get("PORT", "8000")
STOP_WITHIN = 15  # seconds a child may take to finish what it is doing


def environment() -> dict[str, str]:
    """Return the children's environment: both source roots and the embedded settings."""
    paths = [str(ROOT / "site"), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {"DJANGO_SETTINGS_MODULE": "arzyab.settings.embedded", **os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def refuse_a_busy_port() -> None:
    """Stop with one clear line where something else answers on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(PORT)))
        except (OSError, ValueError) as error:
            sys.exit(f"arzyab: port {PORT} on {HOST} cannot be used ({error}). Choose another: PORT=8001 make run")


def prepare() -> str:
    """Bring the database up to date, seed the demonstration into an empty one, and return what to tell the user.

    One process does it all, since every start of Django costs a second; its progress goes to standard error.
    """
    size = os.environ.get("DEMO_SIZE", "normal")
    command = ["demo", "--migrate", "--if-empty", "--size", size, "--logins", f"http://{HOST}:{PORT}"]
    made = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment(), stdout=subprocess.PIPE, check=False
    )
    if made.returncode:
        sys.exit("arzyab: the product could not be prepared; what went wrong is said above.")
    return made.stdout.decode()


def start() -> dict[str, subprocess.Popen[bytes]]:
    """Start the web server and the worker, each out of reach of the terminal's own Ctrl-C."""
    web = [sys.executable, "-m", "gunicorn", "arzyab.wsgi", "--bind", f"{HOST}:{PORT}"]
    web += ["--workers", "2", "--threads", "4", "--timeout", "120", "--log-level", "warning"]
    worker = [sys.executable, "manage.py", "worker"]
    return {
        name: subprocess.Popen(command, cwd=ROOT, env=environment(), start_new_session=True)
        for name, command in {"web": web, "worker": worker}.items()
    }


def wait_until_it_answers(children: dict[str, subprocess.Popen[bytes]]) -> None:
    """Return when the board answers; stop when a child has died before."""
    for _attempt in range(240):
        if died(children):
            return
        try:
            with urllib.request.urlopen(f"http://{HOST}:{PORT}/", timeout=20):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.25)


def died(children: dict[str, subprocess.Popen[bytes]]) -> str | None:
    """Return the name of a child that has ended."""
    return next((name for name, child in children.items() if child.poll() is not None), None)


def stop(children: dict[str, subprocess.Popen[bytes]]) -> None:
    """Ask every child to finish, and insist only after a while."""
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOP_WITHIN
    for child in children.values():
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def interrupted(_signal: int, _frame: object) -> None:
    """Turn SIGTERM, and a SIGINT that the parent had set to be ignored, into the clean stop of Ctrl-C."""
    raise KeyboardInterrupt


def main() -> int:
    """Run until Ctrl-C, SIGTERM or the death of a child."""
    signal.signal(signal.SIGTERM, interrupted)
    signal.signal(signal.SIGINT, interrupted)
    refuse_a_busy_port()
    try:
        told = prepare()
    except KeyboardInterrupt:
        return 130
    children = start()
    try:
        wait_until_it_answers(children)
        if not died(children):
            print(told, flush=True)
        while not (name := died(children)):
            time.sleep(0.5)
        print(f"arzyab: the {name} process ended by itself; stopping.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\narzyab: stopping …")
        return 0
    finally:
        stop(children)


if __name__ == "__main__":
    sys.exit(main())
