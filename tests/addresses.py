"""The addresses of every page, for tests that go over all of them."""

from __future__ import annotations

from web.countries import SIGNATORIES
from web.locales import languages

TAGS = tuple(languages())
# A language with the country where most people read it.
HOME = {"en": "GB", "fr": "FR", "es": "CL", "fi": "FI", "sv": "SE", "is": "IS", "ko": "KR", "cnr": "ME"}
PAGES = (
    "", "help", "help/countries", "help/law", "help/platforms", "help/platforms/instagram", "help/platforms/vk",
    "choose", "about", "privacy", "safety", "accessibility", "status", "components", "chat",
)  # fmt: skip
COUNTRY_PAGES = tuple(
    f"help/countries/{code}" for code in (*SIGNATORIES, "DE", "DK", "IE", "KE", "MX", "NO", "NZ", "US", "PL", "TV")
)


def every_page() -> list[str]:
    """Each page in each language, with and without a country."""
    bare = [f"/{tag}/{page}" for tag in TAGS for page in (*PAGES, *COUNTRY_PAGES)]
    return bare + [f"/{tag}-{code}/{page}" for tag, code in HOME.items() for page in PAGES]
