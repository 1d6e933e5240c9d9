"""A test client that checks every answer that any test gets: headers, structure of the page, names of controls."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from web.headers import HSTS, headers_for
from web.locales import languages

# Headers that say what the body is; everything else must be of the exact set of web/headers.py.
OF_THE_BODY = {"Content-Type", "Content-Length", "Content-Encoding", "Vary", "Location", "Allow"}
# The signed-in rooms alone may set a cookie, say when to come back, and give files to save.
OF_CLASSES = {"Set-Cookie", "Retry-After", "Content-Disposition"}
ABSOLUTE = re.compile(r"(?:https?:)?//")
# Words that a page title, kept in a browser's history, must not say.
TELLING = re.compile(
    r"nude|intim|sex|abuse|violen|porn|suicid|deepfake|blackmail|extort|help line|helpline", re.IGNORECASE
)


class LintingClient(FlaskClient):
    """Lints each answer; a fault is an AssertionError in the test that asked."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Asks, and lints what comes."""
        response = super().open(*args, **kwargs)
        lint(response)
        return response


def lint(response: TestResponse) -> None:
    """Fails on anything that no page of ours may have."""
    path = response.request.path
    allowed = OF_THE_BODY | (OF_CLASSES if path == "/class" or path.startswith("/class/") else set())
    found = {name: value for name, value in response.headers.items() if name not in allowed}
    always = HSTS if response.request.scheme == "https" else {}
    assert found == {**headers_for(path, response.status_code), **always}, f"headers of {path}"
    _lint_cookies(response, path)
    assert response.status_code < 500 or response.request.headers.get("X-Break"), f"{path} failed"
    if response.mimetype == "text/html" and response.get_data() and not 300 <= response.status_code < 400:
        lint_page(response.get_data(), path)


def _lint_cookies(response: TestResponse, path: str) -> None:
    for cookie in response.headers.getlist("Set-Cookie"):
        parts = {part.strip().partition("=")[0] for part in cookie.split(";")[1:]}
        assert {"HttpOnly", "Path", "SameSite"} <= parts, f"{path}: {cookie.partition('=')[0]}"
        assert "Path=/class" in cookie, f"{path}: a cookie for the whole site"
        assert "SameSite=Lax" in cookie, f"{path}: a cookie for other sites"
        if response.request.scheme == "https":
            assert "Secure" in parts, f"{path}: a cookie over plain http"
            assert cookie.startswith("__Secure-"), f"{path}: a cookie without its prefix"


def lint_page(body: bytes, path: str) -> None:
    """Fails on a page that is not well made."""
    if body[:2] == b"\x1f\x8b":
        import gzip

        body = gzip.decompress(body)
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    page = parser.parse(body.decode("utf-8"))
    errors = [error for error in parser.errors if error[1] != "unknown-doctype"]
    assert not errors, f"{path}: {errors[:3]}"
    _lint_frame(page, path)
    _lint_ids(page, path)
    _lint_controls(page, path)
    _lint_loads(page, path)


def _lint_frame(page: Element, path: str) -> None:
    assert page.get("lang") in {language.html for language in languages().values()} | {"ar"}, f"{path}: lang"
    assert page.get("dir") in ("ltr", "rtl"), f"{path}: dir"
    assert len(list(page.iter("h1"))) == 1, f"{path}: one h1"
    title = page.findtext("head/title") or ""
    assert title.endswith("Waymark"), f"{path}: title {title!r}"
    assert not TELLING.search(title), f"{path}: the title {title!r} tells too much"
    exits = [link for link in page.iter("a") if link.get("id") == "exit"]
    assert len(exits) == 1, f"{path}: a way out"
    assert exits[0].get("href") in {language.exit for language in languages().values()}, f"{path}: where it leads"
    levels = [int(node.tag[1]) for node in page.iter() if re.fullmatch(r"h[1-6]", str(node.tag))]
    assert all(after - before <= 1 for before, after in pairwise(levels)), f"{path}: levels {levels}"


def _lint_ids(page: Element, path: str) -> None:
    ids = Counter(node.get("id") for node in page.iter() if node.get("id"))
    assert not [name for name, times in ids.items() if times > 1], f"{path}: ids twice"
    for node in page.iter():
        for attribute in ("for", "aria-labelledby", "aria-describedby"):
            for name in (node.get(attribute) or "").split():
                assert name in ids, f"{path}: {attribute}={name} points nowhere"
        href = node.get("href") or ""
        if href.startswith("#"):
            assert href[1:] in ids, f"{path}: {href} points nowhere"


def _lint_controls(page: Element, path: str) -> None:
    labelled = {node.get("for") for node in page.iter("label")}
    inside = {id(child) for label in page.iter("label") for child in label.iter()}
    for node in page.iter():
        if node.tag in ("input", "select", "textarea") and node.get("type") != "hidden":
            named = node.get("id") in labelled or id(node) in inside or node.get("aria-label")
            assert named, f"{path}: a control without a name"
        if node.tag in ("button", "a", "summary"):
            assert "".join(node.itertext()).strip() or node.get("data-off"), f"{path}: a {node.tag} without words"
        if node.tag == "form":
            assert node.get("action"), f"{path}: a form without action"
            assert node.get("autocomplete") == "off", f"{path}: a form that the browser would remember"
        if node.tag == "img":
            assert node.get("alt") is not None, f"{path}: an image without text"


def _lint_loads(page: Element, path: str) -> None:
    """Nothing is loaded from elsewhere, nothing is inline, and what we load is what we meant."""
    for node in page.iter():
        source = node.get("src") or (node.get("href") if node.tag == "link" else None)
        if source:
            assert source.startswith("/static/"), f"{path}: loads {source}"
        if node.tag in ("script", "style"):
            assert node.tag == "script", f"{path}: inline style"
            assert node.get("src"), f"{path}: inline script"
        if node.tag == "script" or node.get("rel") == "stylesheet":
            assert (node.get("integrity") or "").startswith("sha384-"), f"{path}: integrity"
        assert node.get("style") is None, f"{path}: style attribute"
        assert not [name for name in node.keys() if str(name).startswith("on")], f"{path}: handler"
        action = node.get("action")
        assert not (action and ABSOLUTE.match(action)), f"{path}: a form that leaves us"
        if node.tag == "a" and ABSOLUTE.match(node.get("href") or ""):
            assert "noreferrer" in (node.get("rel") or ""), f"{path}: {node.get('href')} would learn whence we came"
