"""Every route of the site with sample values, so that an attack can go over all of them."""

from __future__ import annotations

import uuid

from flask import Flask
from werkzeug.routing import UUIDConverter

# A value for each kind of variable part, and for some by name.
SAMPLES = {
    "tag": "en-GB", "code": "GB", "platform": "instagram", "number": "1", "part": "1", "other": "fi", "name": "site.css",
    "filename": "site.css", "language": "fi", "course": "consent", "lesson": "asking", "step": "1",
}  # fmt: skip
NOBODY = "00000000-0000-4000-8000-000000000000"  # an id that nothing has


def addresses(app: Flask) -> list[tuple[str, str]]:
    """(method, address) of every route, HEAD and OPTIONS left out. Unknown parts get an id that nothing has."""
    adapter = app.url_map.bind("localhost")
    found = []
    for rule in app.url_map.iter_rules():
        values = {name: _sample(name, isinstance(rule._converters.get(name), UUIDConverter)) for name in rule.arguments}
        path = adapter.build(rule.endpoint, values, method=None, force_external=False)
        found += [(method, path) for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})]
    return sorted(set(found))


def _sample(name: str, is_id: bool) -> str | uuid.UUID:
    return uuid.UUID(NOBODY) if is_id else SAMPLES.get(name, NOBODY)
