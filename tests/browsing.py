"""A browser without script: it keeps cookies, speaks https, lints each page, and posts only what a form of the page has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import TestResponse

from tests.lint_client import LintingClient

HOME = "https://waymark.test"
Fields = Mapping[str, str | Sequence[str]]


class Browsing(LintingClient):
    """The client of the signed-in rooms."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Asks over https, as a browser of the site's own pages would."""
        kwargs.setdefault("base_url", HOME)
        return super().open(*args, **kwargs)

    def submit(self, path: str, fields: Fields | None = None, *, button: str = "", **more: Any) -> TestResponse:
        """Opens a page and posts the form on it that has these fields and this button (its words, or its name=value)."""
        return self.post_on(self.get(path), fields or {}, button=button, **more)

    def post_on(self, page: TestResponse, fields: Fields, *, button: str = "", **more: Any) -> TestResponse:
        """Posts a form of a page that was got before: a second press, or a page with faults that is sent again."""
        assert page.status_code in (200, 422, 503), (
            f"{page.request.path}: {page.status_code} {page.headers.get('Location', '')}"
        )
        forms = [form for form in forms_of(page) if form.method == "post"]
        fitting = [form for form in forms if form.fits(fields, button)]
        assert fitting, f"no form of {page.request.path} has {sorted(fields)} and the button {button!r}"
        form = fitting[0]
        data: dict[str, list[str]] = {name: list(values) for name, values in form.values.items()}
        for name, value in fields.items():
            data[name] = [value] if isinstance(value, str) else list(value)
        pair = form.pressed(button)
        if pair[0]:
            data[pair[0]] = [pair[1]]
        where = urljoin(page.request.path, form.action) if form.action else page.request.path
        return self.post(where, data={name: values for name, values in data.items() if values}, **more)

    def follow(self, response: TestResponse) -> TestResponse:
        """The page that a 303 leads to."""
        assert response.status_code == 303, f"{response.status_code} instead of 303: {text_of(response)[:600]}"
        parts = urlsplit(response.headers["Location"])
        return self.get(parts.path + (f"?{parts.query}" if parts.query else ""))

    def token(self, path: str = "/class/en/") -> str:
        """A right token, for posts that no form would make."""
        for form in forms_of(self.get(path, follow_redirects=True)):
            if "csrf" in form.values:
                return form.values["csrf"][0]
        raise AssertionError(f"no form on {path}")


def post_form(client: Browsing, path: str, fields: Fields | None = None, button: str = "") -> TestResponse:
    """Opens a page, fills in its form and presses a button."""
    return client.submit(path, fields, button=button)


@dataclass
class Form:
    """A form of a page: what it would send as it is, and its buttons as (name, value, words)."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)

    def fits(self, fields: Fields, button: str) -> bool:
        """Whether it has all these fields and this button; without either, any but the one that signs out."""
        if not fields and not button and self.action.endswith("/sign-out"):
            return False
        return set(fields) <= self.names and (not button or any(button in (f"{n}={v}", w) for n, v, w in self.buttons))

    def pressed(self, button: str) -> tuple[str, str]:
        """Name and value of the pressed button: the first one when none is named, as Enter does."""
        for name, value, words in self.buttons:
            if not button or button in (f"{name}={value}", words):
                return name, value
        return "", ""


def forms_of(page: TestResponse) -> list[Form]:
    """The forms of a page, with the fields outside that belong to them by `form=`."""
    tree = html5lib.parse(page.get_data(as_text=True), treebuilder="etree", namespaceHTMLElements=False)
    outside = [node for node in tree.iter() if node.get("form")]
    return [_form(node, outside) for node in tree.iter("form")]


def _form(node: Element, outside: list[Element]) -> Form:
    form = Form(node.get("action") or "", (node.get("method") or "get").lower())
    controls = [*node.iter(), *(one for one in outside if one.get("form") == node.get("id"))]
    for control in controls:
        name, kind = control.get("name") or "", control.get("type") or ""
        if control.tag == "button" or (control.tag == "input" and kind == "submit"):
            form.buttons.append((name, control.get("value") or "", " ".join("".join(control.itertext()).split())))
            continue
        if control.tag not in ("input", "select", "textarea") or not name:
            continue
        form.names.add(name)
        values = form.values.setdefault(name, [])
        if control.tag == "textarea":
            values.append("".join(control.itertext()).removeprefix("\n"))
        elif control.tag == "select":
            options = list(control.iter("option"))
            chosen = [one for one in options if one.get("selected") is not None] or options[:1]
            values += [one.get("value", "".join(one.itertext())) for one in chosen]
        elif kind in ("checkbox", "radio"):
            if control.get("checked") is not None:
                values.append(control.get("value", "on"))
        elif kind != "file":
            values.append(control.get("value", ""))
    return form


def text_of(page: TestResponse) -> str:
    """The words of a page's main part, blanks folded."""
    tree = html5lib.parse(page.get_data(as_text=True), treebuilder="etree", namespaceHTMLElements=False)
    main = next(tree.iter("main"), tree)
    return " ".join("".join(main.itertext()).split())
