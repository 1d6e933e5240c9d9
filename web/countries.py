"""The countries of ISO 3166-1 and their names, sorted as a reader of each language expects."""

from __future__ import annotations

from functools import cache

from web.locales import Language, languages

# ISO 3166-1 alpha-2, all 249 officially assigned codes.
CODES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW
    BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI
    FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN
    IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
    MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF
    PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE
    YT ZA ZM ZW
    """.split()  # noqa: SIM905 (a list of quoted codes would be a page long)
)

# The governments of the joint statement of 10 December 2025, which Waymark serves first.
SIGNATORIES = ("AU", "CA", "CL", "ES", "FI", "FR", "GB", "IS", "KR", "ME", "SE")

# Base letters for sorting; a language's own letters are placed after z by `Language.sort`.
_BASE = str.maketrans("àáâãäåçèéêëìíîïñòóôõöùúûüýÿšžčćđøæœþð", "aaaaaaceeeeiiiinooooouuuuyyszccdoaotd")


def sort_key(text: str, language: Language) -> tuple[tuple[int, str], ...]:
    """A key that sorts `text` as the alphabet of `language` does, for names of people's places and languages."""
    return tuple(
        (language.sort.index(letter), "") if letter in language.sort else (-1, letter.translate(_BASE))
        for letter in text.casefold()
    )


def country_name(code: str, language: Language) -> str:
    """The name of a country in a language, by Babel. Raises KeyError for a code that is not in CODES."""
    if code not in CODES:
        raise KeyError(code)
    return str(language.locale.territories[code])


@cache
def _sorted_names(tag: str) -> tuple[tuple[str, str], ...]:
    language = languages()[tag]
    names = ((code, country_name(code, language)) for code in CODES)
    return tuple(sorted(names, key=lambda pair: sort_key(pair[1], language)))


def country_names(language: Language) -> tuple[tuple[str, str], ...]:
    """All countries as (code, name), in the order of the alphabet of `language`."""
    return _sorted_names(language.tag)


def _fold(text: str) -> str:
    return text.casefold().translate(_BASE)


@cache
def _search_names() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (code, (code.casefold(), *(_fold(country_name(code, language)) for language in languages().values())))
        for code in sorted(CODES)
    )


def search_countries(query: str, language: Language) -> tuple[tuple[str, str], ...]:
    """Countries whose name in any of our languages contains `query`, accents ignored; all when it is empty."""
    wanted = _fold(query.strip()[:60])
    found = {code for code, names in _search_names() if any(wanted in name for name in names)}
    return tuple(pair for pair in country_names(language) if pair[0] in found)
