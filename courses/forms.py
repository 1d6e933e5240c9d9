"""Reads the form of a lesson page. What it does not know it leaves out: a lesson may have changed since the page was opened."""

from __future__ import annotations

from collections.abc import Iterable

from werkzeug.datastructures import MultiDict

from courses.marking import Given
from courses.records import Block

# Names of fields: a.<question>, a.<question>.<answer>, c.<choice> (picked before), d.<question> (checked before); the
# buttons are check=<question> and pick=<choice>.<option>.
Form = MultiDict[str, str]


def read_form(form: Form, blocks: Iterable[Block]) -> Given:
    """What was given. Never fails: unknown names and values, of whatever length, are as if they were not there."""
    chosen, placed, picked, checked = {}, {}, {}, set()
    last = ""
    choice, _, option = form.get("pick", "").partition(".")
    for block in blocks:
        names = {part.id for part in block.parts}
        if block.kind == "choice":
            wanted = option if choice == block.id else form.get(f"c.{block.id}", "")
            if wanted in names:
                picked[block.id] = wanted
            last = block.id if choice == block.id else last
        elif block.kind == "question":
            if block.question in ("one", "several"):
                given = [name for name in form.getlist(f"a.{block.id}") if name in names]
                chosen[block.id] = tuple(dict.fromkeys(given[:1] if block.question == "one" else given))
            else:
                allowed = names if block.question == "match" else {str(n) for n in range(1, len(names) + 1)}
                fields = {name: form.get(f"a.{block.id}.{name}", "") for name in names}
                placed[block.id] = {name: value for name, value in fields.items() if value in allowed}
            if form.get("check") == block.id or form.get(f"d.{block.id}") == "1":
                checked.add(block.id)
            last = block.id if form.get("check") == block.id else last
    return Given(chosen, placed, picked, frozenset(checked), last)
