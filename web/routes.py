"""The pages that belong to no room: the front page, the chooser, and what Waymark says about itself."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response

from web.countries import search_countries
from web.locales import negotiate
from web.memory import remember
from web.request_tag import current_tag
from web.tag import Tag

bp = Blueprint("web", __name__)


@bp.get("/")
def start() -> Response:
    """Sends a browser to the front page in its language."""
    language = negotiate(request.headers.get("Accept-Language", ""))
    response = redirect(url_for("web.front", tag=Tag(language)), 302)
    response.headers["Vary"] = "Accept-Language"
    return response


@bp.get("/<tag:tag>/")
def front() -> str:
    """The front page: three doors and the emergency number."""
    remember()
    return render_template("web/front.html")


@bp.get("/<tag:tag>/choose")
def choose() -> str:
    """The one chooser of language and country. `at` is the page to stay on, `q` a part of a country's name."""
    tag = current_tag()
    query = request.args.get("q", "").strip()[:60]
    place = request.args.get("at", "")
    found = search_countries(query, tag.language)
    if not query and "at" not in request.args:
        remember()
    return render_template("web/choose.html", query=query, place=place, found=found, there=lambda to: _there(to, place))


def _there(tag: Tag, place: str) -> str:
    """The page `place` under another tag, or the front page when there is no such page (so no way off the site)."""
    adapter = current_app.url_map.bind("")
    room, _, rest = place.partition("/")
    path = f"/class/{tag}/{rest}" if room == "class" else f"/{tag}/{place}"
    try:
        endpoint, values = adapter.match(path, method="GET")
    except (HTTPException, RequestRedirect):
        endpoint, values = "web.front", {"tag": tag}
    return url_for(endpoint, **values)


PLAIN = ("about", "privacy", "safety", "accessibility")


def _plain(name: str) -> None:
    def show() -> str:
        remember()
        return render_template(f"web/{name}.html")

    show.__doc__ = f"The page templates/web/{name}.html, the same for everybody."
    bp.add_url_rule(f"/<tag:tag>/{name}", name, show)


for _name in PLAIN:
    _plain(_name)


@bp.get("/health")
def health() -> Response:
    """Says that the process answers, for the machine that watches it."""
    return current_app.response_class("ok\n", mimetype="text/plain")


@bp.get("/robots.txt")
def robots() -> Response:
    """Search engines may read everything but the chooser, which has no content of its own."""
    return current_app.response_class("User-agent: *\nDisallow: /*/choose\n", mimetype="text/plain")
