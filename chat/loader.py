"""Reads the folders of `chat/script/` into records. The only file of understanding that touches the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from chat.records import SCOPES, Ages, Concept, Group, Language, Pattern, Rules, Source
from chat.source import Line, read, words
from directory.source import DataError, Fault

FOLDER = Path(__file__).with_name("script")
LANGUAGE_KEYS = {"letters", "apostrophe", "endings", "joined", "common", "draft"}
CONCEPT_KEYS = {"words", "english", "scope", "sensitive", "idiom"}
CHOICES = {
    "where": ("sentence", "message"),
    "negated": ("no", "yes", "either"),
    "past": ("no", "yes", "either"),
    "question": ("no", "yes", "either"),
    "quoted": ("no", "either"),
    "who": ("me", "other"),
    "strength": ("strong", "weak", "quiet"),
}
GROUP_KEYS = {"any", "yes", "no", "unless", "unless_anywhere", "within", "short", "first", "name", *CHOICES}
AGE_KEYS = {"after", "before", "before_other", "not_after", "not_before", "theirs", "child", "adult", "numbers"}


def _true(value: str) -> bool:
    return value.lower() in ("yes", "true")


def _known(given: Any, keys: set[str], at: Line | None, file: str) -> dict[Any, Any]:
    if not isinstance(given, dict):
        raise DataError(
            [at.fault("keys and values are expected here") if at else Fault(file, 1, "must hold keys and values")]
        )
    strange = [
        key.fault(f"“{key}” is not a key here; these are: {', '.join(sorted(keys))}")
        for key in given
        if key not in keys
    ]
    if strange:
        raise DataError(strange)
    return given


def _file(folder: Path, name: str) -> Any:
    path = folder / name
    return read(path, f"{folder.name}/{name}") if path.exists() else None


def _concepts(folder: Path) -> dict[str, Concept]:
    found: dict[str, Concept] = {}
    for path in sorted((folder / "concepts").glob("*.yaml")):
        name = f"{folder.name}/concepts/{path.name}"
        for key, value in (read(path, name) or {}).items():
            if not set(key) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789"):
                raise DataError([key.fault(f"“{key}”: a concept is named in capitals, like NUDE or SEND_ON")])
            if key in found:
                raise DataError([key.fault(f"{key} stands in {found[key].at.file} already")])
            given = {"words": value} if not isinstance(value, dict) else value
            given = _known(given, CONCEPT_KEYS, key, name)
            concept = Concept(key, key)
            for part in ("words", "english"):
                setattr(concept, part, words(given.get(part)))
            concept.scope = given.get("scope")
            if concept.scope and concept.scope not in SCOPES:
                raise DataError([given["scope"].fault(f"scope is one of {', '.join(SCOPES)}")])
            concept.sensitive, concept.idiom = _true(given.get("sensitive", "")), _true(given.get("idiom", ""))
            found[key] = concept
    return found


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("/") if part.strip())


def pattern(line: Line) -> Pattern:
    """One pattern line: `A + B` in any order, `A > B` in this order, ` - C` where C must not be in the sentence."""
    wanted, *barred = line.split(" - ")
    ordered = " > " in wanted
    if ordered and " + " in wanted:
        raise DataError([line.fault("a pattern has either + or >, not both")])
    pieces = tuple(_pieces(part) for part in wanted.split(" > " if ordered else " + "))
    if not all(pieces) or any({"+", ">", "-"} & set(word.split()) for piece in pieces for word in piece):
        raise DataError([line.fault("a piece of the pattern is empty")])
    return Pattern(line, pieces, ordered, tuple(_pieces(part) for part in barred))


def _groups(folder: Path) -> list[Group]:
    found: list[Group] = []
    for path in sorted((folder / "patterns").glob("*.yaml")):
        name = f"{folder.name}/patterns/{path.name}"
        for written in read(path, name) or []:
            given = _known(written, GROUP_KEYS, None, name)
            at: Line | None = next(iter(given.keys()), None)
            if at is None or not isinstance(given.get("any"), list):
                raise DataError([Fault(name, at.line if at else 1, "a group needs a list of patterns under “any”")])
            group = Group(
                path.stem, at, [pattern(line) for line in given["any"]], given.get("yes") or [], given.get("no") or []
            )
            for key, allowed in CHOICES.items():
                if key in given:
                    if given[key] not in allowed:
                        raise DataError([given[key].fault(f"“{key}” is one of {', '.join(allowed)}")])
                    setattr(group, key, str(given[key]))
            group.unless, group.unless_anywhere = words(given.get("unless")), words(given.get("unless_anywhere"))
            for key in ("within", "short"):
                if key in given:
                    if not given[key].isdigit():
                        raise DataError([given[key].fault(f"“{key}” is a number of words")])
                    setattr(group, key, int(given[key]))
            group.first = _true(given.get("first", ""))
            found.append(group)
    return found


def _ages(folder: Path) -> Ages:
    given = _known(_file(folder, "ages.yaml") or {}, AGE_KEYS, None, f"{folder.name}/ages.yaml")
    numbers = given.pop("numbers", {})
    parts: dict[str, list[Line]] = {str(key): words(value) for key, value in given.items()}
    try:
        spelt = {str(word): int(value) for value, said in numbers.items() for word in words(said)}
    except ValueError as error:
        raise DataError([Fault(f"{folder.name}/ages.yaml", 1, f"numbers: {error}")]) from error
    return Ages(**parts, numbers=spelt)


def load(lang: str, folder: Path = FOLDER) -> Source:
    """The script of one language. Raises DataError, naming file and line, when it cannot be used."""
    here = folder / lang
    if not here.is_dir():
        raise DataError([Fault(str(here), 1, "no such language folder")])
    written = _known(_file(here, "language.yaml") or {}, LANGUAGE_KEYS, None, f"{lang}/language.yaml")
    language = Language(
        words(written.get("letters")),
        str(written.get("apostrophe", "join")),
        words(written.get("endings")),
        _true(written.get("joined", "")),
        words(written.get("common")),
        _true(written.get("draft", "")),
    )
    names = {key: _file(here, f"{key}.yaml") or {} for key in ("platforms", "places", "languages")}
    places = {key: words(value) for key, value in names["places"].items()}
    not_places = places.pop("leave_out", [])
    return Source(
        lang,
        language,
        _concepts(here),
        _groups(here),
        {key: words(value) for key, value in names["platforms"].items()},
        places,
        not_places,
        {key: words(value) for key, value in names["languages"].items()},
        _ages(here),
    )


def rules(folder: Path = FOLDER) -> Rules:
    """The language-free rules about labels."""
    given = read(folder / "labels.yaml", "labels.yaml")
    kinds = [
        tuple(map(str, words(given[key]))) for key in ("urgent", "situations", "questions", "signals", "conversation")
    ]
    urgent, situations, questions, signals, conversation = kinds
    order = (*situations, *questions, *signals, *conversation)
    return Rules(
        order,
        urgent,
        situations,
        questions,
        signals,
        conversation,
        tuple((str(key), frozenset(map(str, words(value)))) for key, value in given["drops"].items()),
        tuple(
            (frozenset(map(str, words(rule.get("if")))), rule.get("with") and str(rule["with"]), str(rule["then"]))
            for rule in given["adds"]
        ),
        {str(key): tuple(map(str, words(value))) for key, value in given["leads"].items()},
        frozenset(map(str, words(given["required"]))),
        {label: at for at, label in enumerate(order)},
    )


def available(folder: Path = FOLDER) -> tuple[str, ...]:
    """The languages that have a script."""
    return tuple(
        sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))
    )


def finished(folder: Path = FOLDER) -> tuple[str, ...]:
    """The languages whose script is held to all checks: those that do not say `draft: yes` in language.yaml."""
    return tuple(lang for lang in available(folder) if not load(lang, folder).language.draft)
