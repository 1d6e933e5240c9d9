"""ES modules under hashed names: they find each other, and a mistake stops the start."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.lint_client import LintingClient
from web.assets import FOLDER, load_room
from web.modules import order


def test_every_import_leads_to_a_file_that_is_served(client: LintingClient) -> None:
    for asset in load_room(FOLDER / "toolkit").values():
        if asset.name.endswith(".js"):
            assert b'from "./' not in asset.body
            for url in re.findall(rb'from "([^"]+)"', asset.body):
                assert client.get(url.decode()).status_code == 200


def test_a_change_below_changes_the_address_above(tmp_path: Path) -> None:
    (tmp_path / "low.js").write_text("export const x = 1;")
    (tmp_path / "top.js").write_text('import { x } from "./low.js";\nconsole.log(x);')
    before = load_room(tmp_path)
    (tmp_path / "low.js").write_text("export const x = 2;")
    after = load_room(tmp_path)
    assert before[f"{tmp_path.name}/top.js"].url != after[f"{tmp_path.name}/top.js"].url


def test_a_missing_file_and_a_circle_are_errors(tmp_path: Path) -> None:
    (tmp_path / "top.js").write_text('import { x } from "./none.js";')
    with pytest.raises(KeyError):
        load_room(tmp_path)
    with pytest.raises(ValueError, match="a > b > a"):
        order(["a", "b"], {"a": ["b"], "b": ["a"]}.__getitem__)
