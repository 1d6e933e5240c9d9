"""Parts of pages that are made once, as `{% call kept(key) %}…{% endcall %}`: a menu, the foot, a card in a language."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from flask import Flask
from markupsafe import Markup

from web.kept import Kept
from web.request_tag import current_catalogue

PARTS = 3000
BYTES = 12 * 1024 * 1024


def install(app: Flask) -> None:
    """Gives templates `kept`. What a key may hold: web/kept.py."""
    parts: Kept[Markup] = Kept(PARTS, BYTES, len)

    def kept(key: Hashable, caller: Callable[[], Markup]) -> Markup:
        return parts.get((current_catalogue(), key), caller)

    app.jinja_env.globals["kept"] = kept
