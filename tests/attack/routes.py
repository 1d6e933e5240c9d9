"""Every route of the site with sample values, so that an attack can go over all of them."""

from __future__ import annotations

from flask import Flask

# A value for each kind of variable part, and for some by name.
SAMPLES = {
    "tag": "en-GB", "code": "GB", "platform": "instagram", "number": "1", "part": "1", "other": "fi", "name": "site.css",
    "filename": "site.css", "language": "fi", "course": "consent", "lesson": "asking", "id": "00000000-0000-4000-8000-000000000000",
}  # fmt: skip


def addresses(app: Flask) -> list[tuple[str, str]]:
    """(method, address) of every route, HEAD and OPTIONS left out. Unknown parts get an id that nothing has."""
    adapter = app.url_map.bind("localhost")
    found = []
    for rule in app.url_map.iter_rules():
        values = {name: SAMPLES.get(name, SAMPLES["id"]) for name in rule.arguments}
        path = adapter.build(rule.endpoint, values, method=None, force_external=False)
        found += [(method, path) for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})]
    return sorted(set(found))
