"""What the letters say and to whom they are offered: pure, no browser."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from directory.records import Facts
from toolkit import laws, offers
from toolkit.areas import EU
from toolkit.choices import FOR_WHOM, WHAT
from toolkit.fields import FIELDS
from toolkit.letter import Letter, Part
from toolkit.letters import LETTERS
from toolkit.versions import Version, reader_language, versions
from web.countries import CODES
from web.locales import languages

BY_ID = {letter.id: letter for letter in LETTERS.values()}
STOP = BY_ID["stop"]


def text_of(version: Version) -> str:
    """The words of a letter, its gaps as {names}."""
    return "\n".join("".join(piece.text or f"{{{piece.field}}}" for piece in line.pieces) for line in version.lines)


@pytest.mark.parametrize("letter", LETTERS.values(), ids=lambda letter: letter.id)
def test_gaps_and_choices_are_those_that_the_page_asks_for(letter: Letter) -> None:
    gaps = {name for part in letter.parts for name in re.findall(r"\{(\w+)\}", part.text)}
    assert gaps - {"today", "law"} == set(letter.fields)
    assert all(name in FIELDS for name in letter.fields)
    whens = {name for part in letter.parts for name in part.when}
    assert whens <= {*letter.choices, *FOR_WHOM, "words"}
    assert set(letter.choices) <= whens | set(WHAT)
    assert ("{law}" in "".join(part.text for part in letter.parts)) == any(part.law for part in letter.parts)


def test_every_answer_in_a_rule_is_one_that_can_be_given() -> None:
    given = {answer for ask in offers.ASKS for answer in ask.answers}
    for letter in LETTERS.values():
        for group in (letter.never, *letter.needs, *letter.fits):
            assert group <= given
        for group in letter.fits:
            assert any(group <= ask.answers.keys() for ask in offers.ASKS)


SAFE = frozenset({"adult", "picture-adult", "shared"})
DANGEROUS = ("danger", "partner-abuse", "sextortion", "grooming", "under-18", "picture-under-18")


def test_please_stop_is_never_offered_where_it_could_be_dangerous() -> None:
    assert offers.is_offered(STOP, SAFE)
    everything = [answer for ask in offers.ASKS for answer in ask.answers if answer and answer not in DANGEROUS]
    for danger in DANGEROUS:
        for size in range(3):
            for more in combinations(everything, size):
                assert not offers.is_offered(STOP, SAFE | {danger} | set(more))
    # Nothing is guessed: without an age, or without a word on what happened, it stays closed.
    for answer in SAFE:
        assert not offers.is_offered(STOP, SAFE - {answer})
    assert not offers.is_offered(STOP, frozenset())


def test_copyright_is_offered_only_to_an_adult_who_took_the_picture() -> None:
    copyright_notice = BY_ID["copyright"]
    assert offers.is_offered(copyright_notice, frozenset({"took-me", "adult", "shared", "at-app"}))
    assert not offers.is_offered(copyright_notice, frozenset({"took-me", "under-18"}))
    assert not offers.is_offered(copyright_notice, frozenset({"took-other", "adult"}))
    assert not offers.is_offered(copyright_notice, frozenset({"adult"}))


def test_unanswered_questions_rule_nothing_out() -> None:
    open_to_all = {letter.id for letter in LETTERS.values() if offers.is_offered(letter, frozenset())}
    assert open_to_all == set(BY_ID) - {"stop", "copyright"}
    assert "school" not in {it.id for it in LETTERS.values() if offers.is_offered(it, frozenset({"at-work"}))}


def test_only_the_letters_that_may_harm_have_a_gate() -> None:
    assert {letter.id for letter in LETTERS.values() if offers.gate(letter)} == {"stop", "copyright"}
    assert {ask.id for ask in offers.gate(STOP)} == {"happened", "age", "picture"}


def test_laws_named_by_id_are_in_the_directory(facts: Facts) -> None:
    ids = {law.id for country in facts.countries.values() for law in country.law}
    ids |= {instrument.id for instrument in facts.instruments}
    named = {part.law for letter in LETTERS.values() for part in letter.parts if part.law}
    named |= {*laws.FOR_ADULTS_TOO, *laws.ERASURE.values(), laws.ERASURE_IN_EEA}
    named |= {name for names in laws.OWN_NAMES.values() for name in names.values()}
    assert named <= ids


@pytest.mark.parametrize("code", sorted(CODES))
def test_only_law_in_force_that_was_read_is_named(facts: Facts, code: str) -> None:
    country = facts.countries.get(code)
    known = {law.name: law for law in country.law} if country else {}
    for what in ("crimes", "duties"):
        for law in laws.cited(facts, code, what):
            assert known[law.name].status == "in-force"
            assert known[law.name].confidence != "low"


def test_a_law_on_children_is_named_only_for_children(facts: Facts) -> None:
    found = {law.name: law.when for law in laws.cited(facts, "FI", "crimes")}
    children = next(name for name in found if "lasta" in name)
    assert found[children] == ("minors",)
    assert all("minors" not in when for name, when in found.items() if name != children)


def test_erasure_names_the_european_rule_where_it_holds(facts: Facts) -> None:
    for code, hit in {"FI": True, "IS": True, "GB": False, "ME": False, "BE": True, "KR": False}.items():
        names = [law.name for law in laws.cited(facts, code, "erasure")]
        assert any("General Data Protection Regulation" in name for name in names) is hit
    assert [law.name for law in laws.cited(facts, "ME", "erasure")] == ["Zakon o zaštiti podataka o ličnosti"]


@pytest.mark.parametrize("code", [None, "GB", "FI", "BE", "US", "KR", "ME", "JP"])
@pytest.mark.parametrize("letter", LETTERS.values(), ids=lambda letter: letter.id)
def test_all_languages_have_the_same_letter(facts: Facts, letter: Letter, code: str | None) -> None:
    made = versions(letter, facts, code)
    assert [version.language.tag for version in made] == list(languages())
    shape = [
        (line.kind, line.when, sorted(piece.field for piece in line.pieces if piece.field)) for line in made[0].lines
    ]
    for version in made:
        assert shape == [
            (line.kind, line.when, sorted(piece.field for piece in line.pieces if piece.field))
            for line in version.lines
        ]
        assert "{law}" not in text_of(version)


def test_the_digital_services_act_stands_only_in_the_union(facts: Facts) -> None:
    for code in ("FI", "BE", "GB", "IS", None):
        text = text_of(versions(BY_ID["platform"], facts, code)[0])
        assert ("Article 16" in text) is (code in EU)
    french = next(it for it in versions(BY_ID["platform"], facts, "FR") if it.language.tag == "fr")
    assert "Règlement (UE) 2022/2065" in text_of(french)


def test_the_request_under_us_law_has_its_four_parts(facts: Facts) -> None:
    text = text_of(versions(BY_ID["takedown"], facts, "US")[0])
    for part in (
        "1. Signature",
        "{name}",
        "2. Where",
        "{links}",
        "3. I believe in good faith",
        "4. You can reach me",
        "{contact}",
    ):
        assert part in text
    assert "TAKE IT DOWN Act, section 3" in text


def test_whose_language_a_letter_is_in(facts: Facts) -> None:
    def reader(name: str, code: str | None, own: str = "en") -> str:
        return reader_language(BY_ID[name], facts, code, languages()[own]).tag

    assert reader("police", "FI", "fr") == "fi"
    assert reader("police", "ME", "en") == "cnr"
    assert reader("school", "CL", "ko") == "es"
    assert reader("police", "DE", "fr") == "en"
    assert reader("police", "MX", "en") == "es"
    assert reader("police", "BE", "en") == "fr"
    assert reader("police", None, "is") == "is"
    assert reader("platform", "KR", "ko") == "en"


# Forms of address that one uses to somebody one knows, in the languages that tell them apart in what the letters say.
FAMILIAR = {
    "fr": r"\b(tu|te|ton|ta|tes|toi)\b|\bt’",
    "es": r"\b(tú|ti|tu|tus|te|contigo)\b",
    "fi": r"\b(sinä|sinu\w+)\b",
    "sv": r"\b(du|dig|din|ditt|dina)\b",
    "is": r"\b(þú|þig|þér|þinn|þitt|þína)\b",
    "ko": r"(어요|아요|해요|세요|에요|예요|네요)\b",
}


@pytest.mark.parametrize("tag", FAMILIAR)
def test_letters_to_offices_are_polite_and_the_one_to_a_known_person_is_not(facts: Facts, tag: str) -> None:
    for letter in LETTERS.values():
        made = next(it for it in versions(letter, facts, "FI") if it.language.tag == tag)
        said = "".join(piece.text for line in made.lines for piece in line.pieces if not piece.same)
        assert bool(re.search(FAMILIAR[tag], said, re.IGNORECASE)) is (letter is STOP), letter.id


def test_a_letter_that_waits_leaves_out_only_what_all_versions_share(facts: Facts) -> None:
    """In the page the name of a law stands in the shown letters only: it must be the same, and the only one of its line, in all."""
    for code in sorted(facts.countries):
        for letter in LETTERS.values():
            made = versions(letter, facts, code)
            for rows in zip(*(version.lines for version in made), strict=True):
                shared = [[(piece.text, piece.lang) for piece in row.pieces if piece.same] for row in rows]
                assert all(it == shared[0] for it in shared)
                assert len(shared[0]) <= 1
                if shared[0]:
                    assert all(next(piece for piece in row.pieces if piece.lang).same for row in rows)


def test_there_is_a_letter_for_each_reader() -> None:
    assert [letter.id for letter in LETTERS.values()] == [
        "police", "platform", "takedown", "erasure", "copyright", "search", "school", "employer", "stop",
    ]  # fmt: skip
    text = " ".join(part.text for part in BY_ID["platform"].parts)
    assert "It breaks your own rules" in text
    assert "Article 16" in text


def test_a_letter_to_the_person_says_nothing_that_threatens() -> None:
    words = " ".join(part.text for part in STOP.parts)
    assert not re.search(r"police|court|lawyer|sue|prison|publish", words)


def test_what_stands_in_the_law_is_what_may_be_shown(facts: Facts) -> None:
    for code, country in facts.countries.items():
        for law in laws.cited(facts, code, "crimes"):
            assert law.when
            assert set(law.when) <= set(WHAT)
            assert law.lang in (*country.languages, "en")


def test_parts_are_texts_of_the_catalogue() -> None:
    from web.extraction import extract

    known = {message.id for message in extract()}
    for letter in LETTERS.values():
        shown = [letter.name, letter.about, letter.seen_by, *letter.before, *(part.text for part in letter.parts)]
        assert set(shown) <= known
    assert isinstance(STOP.parts[0], Part)
