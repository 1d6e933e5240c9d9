"""The files an operator starts from: they parse, they agree with each other and with the site, and what can check them does."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from accounts import current
from tests.deploy.nginx import prepare
from web.settings import ROOT

DEPLOY = ROOT / "deploy"


def _yaml(name: str) -> list[dict[str, Any]]:
    return [part for part in yaml.safe_load_all((DEPLOY / name).read_text("utf-8")) if part]


@pytest.mark.skipif(
    shutil.which("nginx") is None, reason="nginx is not installed (Debian: apt-get install nginx-light)"
)
def test_nginx_takes_its_configuration(tmp_path: Path) -> None:
    configuration = (DEPLOY / "nginx.conf").read_text("utf-8").replace("app:5000", "127.0.0.1:5000")
    path = prepare(tmp_path, configuration)
    tried = subprocess.run(["nginx", "-t", "-q", "-c", path], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr


def test_nginx_keeps_nothing() -> None:
    configuration = (DEPLOY / "nginx.conf").read_text("utf-8")
    assert re.findall(r"^\s*access_log (.*);", configuration, re.MULTILINE) == ["off"]
    assert "error_log /dev/null" in configuration
    size = re.search(r"client_max_body_size (\d+)k;", configuration)
    buffer = re.search(r"client_body_buffer_size (\d+)k;", configuration)
    assert size
    assert buffer
    # Whatever the site takes fits into the buffer, so no body is ever written to a file.
    assert int(buffer[1]) >= int(size[1]) >= current.LARGE_BYTES / 1024
    assert "proxy_max_temp_file_size 0;" in configuration
    assert (
        "X-Forwarded-For $remote_addr;" in configuration
    )  # not $proxy_add_x_forwarded_for: a forged chain would live on


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    unit = (DEPLOY / "waymark.service").read_text("utf-8")
    # The user and the program exist only on the operator's machine.
    unit = unit.replace("User=waymark\nGroup=waymark\n", "").replace(
        "/opt/waymark/.venv/bin/python app.py", "/bin/true"
    )
    (tmp_path / "waymark.service").write_text(unit, "utf-8")
    tried = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / "waymark.service"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "waymark.service" not in tried.stderr, tried.stderr


def test_the_image_runs_as_nobody_and_holds_every_room() -> None:
    image = (DEPLOY / "Dockerfile").read_text("utf-8")
    ignored = (ROOT / ".dockerignore").read_text("utf-8")
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"}
    for room in rooms | {"templates", "static", "translations"}:
        assert f"COPY {room} {room}\n" in image, room
        assert f"!{room}\n" in ignored, room
    assert "USER 10001:10001" in image
    assert "--require-hashes" in image
    assert "/health" in image


def test_compose_keeps_the_site_locked_down_and_the_database_inside() -> None:
    (compose,) = _yaml("compose.yaml")
    app, database = compose["services"]["app"], compose["services"]["database"]
    assert app["read_only"] is True
    assert app["cap_drop"] == ["ALL"]
    assert app["deploy"]["replicas"] == 2
    assert app["ulimits"]["core"] == 0
    assert "ports" not in app
    assert "ports" not in database
    assert database["networks"] == ["inside"]
    assert compose["networks"]["inside"]["internal"] is True
    assert "log_statement=none" in database["command"]


def test_kubernetes_probes_budget_and_scaling_point_at_the_site() -> None:
    parts = {part["kind"]: part for part in _yaml("kubernetes/app.yaml")}
    assert set(parts) == {
        "Deployment", "Service", "PodDisruptionBudget", "HorizontalPodAutoscaler", "NetworkPolicy", "Ingress",
    }  # fmt: skip
    pod = parts["Deployment"]["spec"]["template"]
    (app,) = pod["spec"]["containers"]
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert app[probe]["httpGet"]["path"] == "/health"
    assert app["securityContext"]["readOnlyRootFilesystem"] is True
    assert pod["spec"]["securityContext"]["runAsNonRoot"] is True
    assert pod["spec"]["automountServiceAccountToken"] is False
    for kind in ("Service", "PodDisruptionBudget", "NetworkPolicy"):
        spec = parts[kind]["spec"]
        chosen = spec.get("podSelector", spec.get("selector"))
        assert chosen.get("matchLabels", chosen) == pod["metadata"]["labels"], kind
    target = parts["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]
    assert (target["kind"], target["name"]) == ("Deployment", parts["Deployment"]["metadata"]["name"])
    assert parts["Deployment"]["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    assert parts["PodDisruptionBudget"]["spec"]["minAvailable"] < parts["Deployment"]["spec"]["replicas"]
