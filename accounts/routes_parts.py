"""What the pages of educators share: reading a form, showing it again, writing mails and links, asking for the password once more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import current_app, render_template, request
from werkzeug.wrappers import Response

from accounts import current, letters, tries
from accounts.forms import Form
from accounts.letters import Letter
from accounts.mail import Post
from accounts.models import Educator
from accounts.passkeys import Site, site_of
from accounts.passwords import fault
from accounts.visit import floor
from web.catalogues import catalogue
from web.countries import CODES
from web.locales import languages
from web.marks import N_
from web.request_tag import current_catalogue

POST = "waymark.post"  # in app.extensions
NAME_MOST = 60
WRONG_PASSWORD = N_("This is not the password of your account.")

Page = str | Response | tuple[str, int]


def given() -> Form:
    """The form that was sent."""
    return Form(request.form.to_dict(flat=False))


def page(name: str, form: Form | None = None, status: int = 200, **values: Any) -> Page:
    """A page of the room; with faults in its form it has status 422."""
    status = 422 if form is not None and form.faults else status
    return render_template(f"accounts/{name}.html", form=form or Form(), **values), status


def base_url() -> str:
    """Where people reach this site. Without a setting that is this machine, which the room made sure of."""
    return floor().settings.public_url or request.host_url.rstrip("/")


def absolute(place: str) -> str:
    """The whole address of a page of the signed-in rooms, for a mail."""
    return base_url() + current.place(place)


def site() -> Site | None:
    """Whose passkeys they would be, or None where there can be none."""
    return site_of(base_url())


def write_to(to: str, letter: Letter, place: str = "", language: str = "") -> None:
    """Sends a letter, in the language of its reader where that is known."""
    office = current_app.extensions[POST]
    assert isinstance(office, Post)  # noqa: S101 (put there by `routes.install`)
    texts = catalogue(languages()[language]) if language in languages() else current_catalogue()
    office.take(letters.write(letter, to, texts.gettext, absolute(place) if place else ""))


def notify(one: Educator, what: str, to: str = "") -> None:
    """Tells an educator that their account was changed, with the way to act if it was not them."""
    write_to(to or one.email, letters.NOTICES[what], "reset", one.language)


def new_password(form: Form, name: str, own: tuple[str, ...]) -> str:
    """A new password, or a fault in the form. `own`: name and address, which it must not be like."""
    text = form.secret(name)
    if text and (wrong := fault(text, own)):
        form.fault(name, wrong)
    return text


def ask_password(form: Form, one: Educator) -> bool:
    """Whether the form carries the educator's own password; else a fault. Counted like any guess.

    Call it outside a transaction: hashing takes its time.
    """
    text = form.secret("password")
    if not form.is_fine:
        return False
    tries.begin("password", one.email)
    if not floor().passwords.is_right(one.password_hash, text):
        form.fault("password", WRONG_PASSWORD)
        return False
    tries.succeeded("password", one.email)
    return True


def person_fields(form: Form) -> dict[str, Any]:
    """Name, language and country, as forms about a person ask them."""
    return {
        "name": form.text("name", NAME_MOST),
        "language": form.choice("language", languages()),
        "country": country_field(form),
    }


def country_field(form: Form) -> str | None:
    """The country that was chosen, or None."""
    return form.choice("country", CODES, needed=False) or None


def translate() -> Callable[[str], str]:
    """Translates into the language of this page."""
    return current_catalogue().gettext
