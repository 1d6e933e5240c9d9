"""`flask directory check`: what it finds, and that the shipped data is clean."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from directory.check import check
from tests.conftest import MOMENT


def test_the_shipped_data_is_clean(facts_folder: Path) -> None:
    assert check(facts_folder, MOMENT) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('phone: "+443456000459"', 'phone: "+44345"', "not a possible number"),
        ('phone: "+443456000459"', 'phone: "03456000459"', "has no \\+ and country code"),
        ('hours: "Mo-Fr 10:00-16:00; PH off"', 'hours: "Mo-Fr ten to four"', "cannot be read"),
        ("tz: Europe/London", "tz: Europe/Londinium", "is not a time zone"),
        ("A counsellor for anyone under 19", "Call 0800 1111. A counsellor for anyone under 19", "stands in “note_en”"),
    ],
)  # fmt: skip
def test_faults_are_found_with_their_line(facts_folder: Path, tmp_path: Path, old: str, new: str, says: str) -> None:
    copy = tmp_path / "facts"
    shutil.copytree(facts_folder, copy)
    file = copy / "countries" / "GB.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    faults = check(copy, MOMENT)
    assert len(faults) >= 1
    assert any(re.search(says, fault.text) for fault in faults), faults
    assert all(fault.line > 1 for fault in faults)


def test_a_release_fails_on_old_facts_and_a_start_does_not(facts_folder: Path) -> None:
    later = MOMENT + timedelta(days=181)
    assert check(facts_folder, later) == []
    assert len(check(facts_folder, later, release=True)) > 500
    assert check(facts_folder, MOMENT + timedelta(days=170), release=True) == []
