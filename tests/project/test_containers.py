"""The container files, read as files: no container engine is needed, and none was used."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
SERVICES = COMPOSE["services"]


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_is_held_in_bounds(name: str) -> None:
    service = SERVICES[name]
    assert service["mem_limit"]
    assert service["pids_limit"]
    assert "no-new-privileges:true" in service["security_opt"]


@pytest.mark.parametrize("name", [name for name in SERVICES if name != "db"])
def test_each_service_but_the_database_is_read_only_and_without_capabilities(name: str) -> None:
    # PostgreSQL's own image starts as root to own its folder, and then drops to its user.
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "/tmp" in service["tmpfs"]


def test_only_the_proxy_is_reached_from_outside_and_the_worker_reaches_nothing_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["data"] == {"internal": True}
    for name in ("worker", "migrate", "redis", "db"):
        assert SERVICES[name]["networks"] == ["data"]


def test_no_secret_has_a_value_in_the_file() -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD"):
        assert f"${{{name}:?}}" in text
    assert not re.search(r"password\s*[:=]\s*[a-z0-9]+$", text, re.IGNORECASE | re.MULTILINE)


def test_the_image_runs_as_a_user_and_copies_what_exists() -> None:
    assert re.findall(r"^USER (\w+)", DOCKERFILE, re.MULTILINE) == ["arzyab"]
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source


def test_the_image_installs_by_hash() -> None:
    assert "--require-hashes" in DOCKERFILE
    assert "npm ci" in DOCKERFILE
