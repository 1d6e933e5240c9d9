"""Which language and country a request speaks, also when its address is broken."""

from __future__ import annotations

from flask import Flask, g, redirect, request, url_for
from werkzeug.routing import BaseConverter, IntegerConverter, ValidationError
from werkzeug.wrappers import Response

from web.catalogues import Catalogue, catalogue
from web.locales import negotiate
from web.tag import Tag, parse_tag

ROOMED = ("class", "embed")  # first segments after which the tag comes second


class TagConverter(BaseConverter):
    """`<tag:tag>` in a route: a language of ours, with or without a country."""

    regex = "[A-Za-z]{2,3}(?:-[A-Za-z]{2})?"

    def to_python(self, value: str) -> Tag:
        """The tag, whatever its case; raises ValidationError for one that we do not have."""
        tag = parse_tag(value)
        if tag is None:
            raise ValidationError(value)
        return tag

    def to_url(self, value: Tag | str) -> str:
        """The tag as it stands in the address."""
        return str(value)


class PlainNumberConverter(IntegerConverter):
    """`<plain:number>` in a route: one spelling only, so that a page has one address (`1`, not `01` or another script's digit)."""

    regex = "[1-9][0-9]{0,2}"


def current_tag() -> Tag:
    """The tag of this request: of its address if that has one, else the language that the browser asks for."""
    if "tag" not in g:
        segments = [*request.path.split("/"), "", ""]
        tag = parse_tag(segments[2] if segments[1] in ROOMED else segments[1])
        g.tag = tag or Tag(negotiate(request.headers.get("Accept-Language", "")))
    tag = g.tag
    assert isinstance(tag, Tag)
    return tag


def current_catalogue() -> Catalogue:
    """The texts of this request's language."""
    return catalogue(current_tag().language)


def install(app: Flask) -> None:
    """Gives routes the `tag` converter, keeps the tag in links, and sends odd spellings of a tag to the usual one."""
    app.url_map.converters["tag"] = TagConverter
    app.url_map.converters["plain"] = PlainNumberConverter

    @app.url_value_preprocessor
    def take_tag(endpoint: str | None, values: dict[str, object] | None) -> None:
        del endpoint
        if values and "tag" in values:
            g.tag = values.pop("tag")

    @app.url_defaults
    def keep_tag(endpoint: str, values: dict[str, object]) -> None:
        if "tag" not in values and app.url_map.is_endpoint_expecting(endpoint, "tag"):
            values["tag"] = current_tag()

    @app.before_request
    def use_the_usual_spelling() -> Response | None:
        if request.endpoint is None or request.method not in ("GET", "HEAD") or "tag" not in g:
            return None
        if str(g.tag) in request.path.split("/")[1:3]:  # the first segment, or the second of a frame or a class
            return None
        return redirect(url_for(request.endpoint, **request.view_args or {}), 301)
