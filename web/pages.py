"""What every template can use: the texts, links that keep the tag, the languages, and dates as people write them."""

from __future__ import annotations

import gzip
from datetime import date
from typing import Any

from flask import Flask, g, request
from markupsafe import Markup, escape
from werkzeug.wrappers import Response

from web import formats, memory
from web.catalogues import Catalogue
from web.countries import SIGNATORIES, country_name, country_names
from web.locales import languages
from web.request_tag import current_catalogue, current_tag

# Answers smaller than this are not worth compressing.
SMALL = 600


def fact(message: str) -> Markup:
    """A text of the data in the reader's language, or in English and marked so for screen readers."""
    texts = current_catalogue()
    text = escape(texts.gettext(message))
    return text if texts.has(message) else Markup('<span lang="en">{}</span>').format(text)


def here() -> str:
    """The address of the page on the screen without its tag, for the chooser to come back to. None on an error page.

    A page of the signed-in rooms keeps its first segment: /class/fr/classes is class/classes. What a post answers has no address.
    """
    if not request.endpoint or "tag" not in g or "broken" in g or request.path.startswith("/embed/"):
        return ""
    if request.path.startswith("/class/"):
        return f"class/{request.path.split('/', 3)[-1]}"
    return request.path.split("/", 2)[-1]


def install(app: Flask) -> None:
    """Sets up Jinja, and compresses the pages that the memory does not keep."""
    env = app.jinja_env
    env.add_extension("jinja2.ext.i18n")
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["ext.i18n.trimmed"] = True

    def texts() -> Catalogue:
        return current_catalogue()

    env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda message: texts().gettext(message),
        lambda one, many, n: texts().ngettext(one, many, n),
        newstyle=True,
        pgettext=lambda context, message: texts().pgettext(context, message),
        npgettext=lambda context, one, many, n: texts().npgettext(context, one, many, n),
    )
    env.filters["fact"] = fact
    env.filters["long_date"] = lambda value: formats.long_date(_as_date(value), current_tag().language)
    env.filters["joined"] = lambda items: formats.joined(items, current_tag().language)
    env.filters["country_name"] = lambda code: country_name(code, current_tag().language)
    env.filters["language_name"] = lambda tag: formats.language_name(tag, current_tag().language)
    env.globals["here"] = here

    @app.context_processor
    def words() -> dict[str, Any]:
        tag = current_tag()
        return {
            "tag": tag,
            "language": tag.language,
            "languages": languages().values(),
            "signatories": SIGNATORIES,
            "countries": lambda: country_names(tag.language),
        }

    @app.after_request
    def finish(response: Response) -> Response:
        small = (response.content_length or 0) < SMALL or response.is_streamed
        if memory.is_remembered() or small or "gzip" not in request.headers.get("Accept-Encoding", ""):
            return response
        if "Content-Encoding" not in response.headers and response.status_code == 200:
            response.set_data(gzip.compress(response.get_data(), 5, mtime=0))
            response.headers["Content-Encoding"] = "gzip"
            response.headers.add("Vary", "Accept-Encoding")
        return response


def _as_date(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
