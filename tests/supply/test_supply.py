"""What we build on: every pin has hashes, every licence was looked at, and CI cannot be turned by somebody else's action."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
import yaml

from web.settings import ROOT

PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)([^\n]*(?:\n    [^\n]*)*)", re.MULTILINE)
# Licences that let the site be run, changed and passed on by anybody. Weak copyleft (MPL, LGPL) binds changes to the package itself.
ALLOWED = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla Public|LGPL|Lesser General|Zlib|Unlicense|HPND|CC0",
    re.IGNORECASE,
)

BIN = Path(sys.executable).parent


def _pins(name: str) -> dict[str, str]:
    return {found[1]: found[3] for found in PIN.finditer((ROOT / name).read_text("utf-8"))}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_hashes(name: str) -> None:
    pins = _pins(name)
    assert len(pins) > 10
    for package, rest in pins.items():
        assert "--hash=sha256:" in rest, package


def test_what_is_asked_for_is_what_is_pinned() -> None:
    for name in ("requirements", "requirements-dev"):
        asked = (ROOT / f"{name}.in").read_text("utf-8").split("\n")
        wanted = {line.split("[")[0].lower() for line in asked if line and not line.startswith("-r")}
        assert wanted <= {package.lower() for package in _pins(f"{name}.txt")}


def _licence(package: str) -> str:
    about = metadata.metadata(package)
    said = [*(about.get_all("License-Expression") or []), *(line[:200] for line in about.get_all("License") or [])]
    return " ".join(said + [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")])


def test_every_licence_is_one_that_we_allow() -> None:
    installed = {dist.metadata["Name"].lower().replace("_", "-") for dist in metadata.distributions()}
    looked_at = [package for package in _pins("requirements.txt") if package in installed]
    assert len(looked_at) > 20
    assert [package for package in looked_at if not ALLOWED.search(_licence(package))] == []


def test_the_workflow_uses_nobody_elses_action_and_has_no_power() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yaml").read_text("utf-8"))
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert "permissions" not in job
        assert not [step for step in job["steps"] if "uses" in step]


def test_zizmor_finds_nothing_in_the_workflow() -> None:
    command = [str(BIN / "zizmor"), "--offline", "--persona=auditor", str(ROOT / ".github/workflows")]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stdout + tried.stderr


def test_the_bill_of_materials_names_every_pin_and_is_the_same_each_time(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        command = [
            str(BIN / "cyclonedx-py"),
            "requirements",
            "--output-reproducible",
            "-o",
            str(tmp_path / name),
            "requirements.txt",
        ]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert {part["name"] for part in json.loads(made[0])["components"]} == set(_pins("requirements.txt"))
