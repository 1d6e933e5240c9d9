"""The site starts only when right, says what is wrong with file and line, and keeps its secret to itself."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app import create_app
from directory.source import DataError
from web.secret import load_secret
from web.settings import Settings, SettingsError, read_settings


def test_the_secret_is_made_once_and_only_for_its_owner(tmp_path: Path) -> None:
    first = load_secret(tmp_path / "data")
    assert len(first) >= 32
    assert load_secret(tmp_path / "data") == first
    assert stat.S_IMODE((tmp_path / "data" / "secret.key").stat().st_mode) == 0o600
    assert load_secret(tmp_path / "other") != first


def test_a_secret_that_others_can_read_or_that_is_weak_is_refused(tmp_path: Path) -> None:
    load_secret(tmp_path)
    key = tmp_path / "secret.key"
    key.chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        load_secret(tmp_path)
    key.chmod(0o600)
    for weak in ("", "abcd", "not hexadecimal at all"):
        key.write_text(weak)
        with pytest.raises(SettingsError):
            load_secret(tmp_path)


@pytest.mark.parametrize("env", [{"PORT": "x"}, {"PORT": "0"}, {"PORT": "70000"}, {"WORKERS": "0"}, {"THREADS": "-1"}, {"PROXY_HOPS": "99"}, {"PORT": "٣"}, {"DATABASE_URL": "mysql://x"}, {"REGISTRATION": "all"}, {"MAIL_URL": "https://x"}, {"MAIL_URL": "smtp://"}, {"MAIL_FROM": "x"}, {"MAIL_FROM": "a@b\nBcc: c@d"}, {"PUBLIC_URL": "http://waymark.example"}, {"PUBLIC_URL": "https://a.example/path"}, {"PUBLIC_URL": "waymark.example"}, {"PUBLIC_URL": "https://u:p@a.example"}])  # fmt: skip
def test_settings_that_cannot_be_meant_are_refused(env: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=next(iter(env))):
        read_settings(env)


def test_settings_of_classes_are_read() -> None:
    read = read_settings(
        {
            "DATABASE_URL": "postgres://u@h/n",
            "REGISTRATION": "invitation",
            "PUBLIC_URL": "https://Waymark.Example/",
            "MAIL_URL": "smtp://h",
            "MAIL_FROM": "a@b.example",
        }
    )
    assert read.database_url == "postgresql://u@h/n"
    assert (read.registration, read.public_url) == ("invitation", "https://waymark.example")
    assert read_settings({"PUBLIC_URL": "http://127.0.0.1:5000"}).public_url == "http://127.0.0.1:5000"
    with pytest.raises(SettingsError, match="MAIL_FROM"):
        read_settings({"MAIL_URL": "smtp://user:zugzwang@host"})
    with pytest.raises(SettingsError) as caught:
        read_settings({"DATABASE_URL": "mysql://user:zugzwang@host/x"})
    assert "zugzwang" not in str(caught.value)


def _cut(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "break_it", "says"),
    [
        ("countries/GB.yaml", lambda path: _cut(path, "kinds: [emergency]", "kinds: [emergncy]"), r"countries/GB.yaml:\d+: “kinds”"),
        ("countries/GB.yaml", lambda path: _cut(path, "    name: Childline\n", ""), r"countries/GB.yaml:\d+: “name” is missing"),
        ("countries/GB.yaml", lambda path: _cut(path, "id: gb-childline", "id: gb-999"), "stands twice"),
        ("countries/GB.yaml", lambda path: _cut(path, "id: gb-childline", "id: childline"), "must begin with gb-"),
        ("countries/GB.yaml", lambda path: _cut(path, "country: GB", "country: FI"), "is FI but the file"),
        ("countries/FI.yaml", lambda path: path.write_text("services: [\n  - {"), r"countries/FI.yaml:\d+"),
        ("countries/FI.yaml", lambda path: path.write_bytes(b"\xff\xfe"), "countries/FI.yaml:1: cannot be read"),
        ("countries/SE.yaml", lambda path: _cut(path, "url: https://", "url: javascript:"), "must be a web address"),
        ("emergency.yaml", lambda path: _cut(path, 'number: "112"', 'number: "one"'), "must be a number"),
        ("first_steps.yaml", lambda path: _cut(path, "first_en:", "frist_en:"), r"first_steps.yaml:\d+"),
        ("platforms.yaml", lambda path: _cut(path, "confidence: high", "confidence: sure"), r"platforms.yaml:\d+: “confidence”"),
        ("regions.yaml", lambda path: _cut(path, "GB-WLS: Wales\n", ""), "GB-WLS has no name"),
        ("international.yaml", lambda path: path.unlink(), "international.yaml:1: cannot be read"),
    ],
)  # fmt: skip
def test_malformed_data_stops_the_start_and_names_the_place(
    settings: Settings, facts_folder: Path, tmp_path: Path, name: str, break_it: Callable[[Path], object], says: str
) -> None:
    copy = tmp_path / "facts"
    shutil.copytree(facts_folder, copy)
    break_it(copy / name)
    with pytest.raises(DataError, match=says):
        create_app(replace(settings, facts_folder=copy, data_folder=tmp_path / "data"))


def test_old_data_never_stops_the_start_but_is_marked(settings: Settings, tmp_path: Path) -> None:
    from datetime import timedelta

    later = settings.clock() + timedelta(days=400)
    app = create_app(replace(settings, data_folder=tmp_path, clock=lambda: later))
    assert "check before relying on it" in app.test_client().get("/en/help/countries/GB").get_data(as_text=True)


def test_nobody_imports_the_app(facts_folder: Path) -> None:
    root = facts_folder.parent.parent
    rooms = [file for room in ("web", "directory") for file in (root / room).rglob("*.py")]
    assert rooms
    assert not [file for file in rooms if "from app import" in file.read_text() or "import app\n" in file.read_text()]
