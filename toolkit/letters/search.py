"""Letter 6: a request to a search engine to stop showing results."""

from __future__ import annotations

from toolkit.letter import Letter, Part
from toolkit.letters import common
from web.marks import N_

LETTER = Letter(
    number=6,
    id="search",
    name=N_("Request to a search engine"),
    about=N_(
        "Asks that a page no longer comes up when someone searches for a name. The page itself stays until "
        "its site removes it."
    ),
    seen_by=N_("The people at the search engine. The letter asks them to keep your name back and not to publish it."),
    before=(
        N_("Search engines have forms for this. Use the form, and copy the text from here into it."),
        N_("Use it together with a notice to the site, not in its place."),
    ),
    fields=("platform", "query", "links", "name", "person", "contact", "words"),
    choices=("sharing", "synthetic", "recorded", "minors"),
    parts=(
        Part(N_("Date: {today}")),
        Part(N_("To: {platform}")),
        Part(N_("Request to remove search results"), kind="subject"),
        common.GREETING,
        Part(N_("I ask you to stop showing the results named here, as links and as pictures.")),
        *common.SHOWN,
        Part(N_("Search words: {query}")),
        Part(N_("Pages that come up: {links}")),
        common.HAPPENED,
        *common.what("sharing", "synthetic", "recorded", "minors"),
        common.WORDS,
        Part(N_("Please also keep copies of the same picture out of the results.")),
        Part(N_("Please do not publish this request with my name in it.")),
        common.SECRECY,
        *common.SIGNED,
    ),
    reader="service",
    fits=(frozenset({"at-search"}),),
)
