"""The page for when pages cannot be made: no template, no catalogue, no data is touched while it is put together.

Everything it shows was put into strings at start. It still has the way out and the emergency numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from web.catalogues import catalogue
from web.countries import CODES, country_name
from web.locales import Language, languages
from web.marks import N_
from web.tag import Tag

_pages: dict[str, str] = {}
_numbers: dict[str, str] = {}

_LAYOUT = """<!doctype html>
<html lang="{lang}" dir="ltr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Waymark</title></head>
<body>
<p><a id="exit" href="{exit}" rel="nofollow noreferrer">{leave}</a></p>
<main>
<h1>{heading}</h1>
<p>{sentence}</p>
<p>{danger} <!--numbers--></p>
<p><a href="/{tag}/help">{help}</a></p>
</main>
</body>
</html>
"""


def prepare(emergency_line: Callable[[str], str]) -> None:
    """Makes the page of each language, and asks `emergency_line(country)` once for each country."""
    for language in languages().values():
        _pages[language.tag] = _make(language)
    for code in CODES:
        _numbers[code] = escape(emergency_line(code))


def _make(language: Language) -> str:
    say = catalogue(language).gettext
    return _LAYOUT.format(
        lang=language.html,
        tag=language.tag,
        exit=escape(language.exit),
        leave=escape(say(N_("Leave now"))),
        heading=escape(say(N_("Something broke on our side"))),
        sentence=escape(say(N_("It is not your fault, and nothing you wrote was kept. Please try again."))),
        danger=escape(say(N_("In danger now? Call your local emergency number."))),
        help=escape(say(N_("Find help"))),
    )


def page(tag: Tag) -> str:
    """The page for a language and country, as HTML."""
    numbers = _numbers.get(tag.country or "", "")
    if numbers and tag.country:
        numbers = f"{escape(country_name(tag.country, tag.language))}: <strong>{numbers}</strong>"
    return _pages.get(tag.language.tag, "").replace("<!--numbers-->", numbers)
