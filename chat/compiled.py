"""A script made ready to be matched: one automaton, concepts as numbers, patterns indexed by the rarest two of their pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import ahocorasick  # type: ignore[import-not-found]

from chat import phrases
from chat.cues import Cues
from chat.lexicon import WHOLE, Lexicon, Numbers, spell
from chat.meanings import Meanings
from chat.phrases import Phrases
from chat.records import BUILT_IN, Concept, Group, Rules, Source
from chat.vocabulary import Vocabulary
from web.countries import CODES, country_name
from web.locales import languages

_AGE_WORDS = ("after", "before", "before_other", "not_after", "not_before", "theirs", "child", "adult")


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern, its concepts as numbers, with the group whose conditions it obeys."""

    group: Group
    text: str
    pieces: tuple[int, ...]
    ordered: bool
    barred: frozenset[int]
    barred_anywhere: frozenset[int]


@dataclass(slots=True)
class Script:
    """A language ready to be understood."""

    lang: str
    vocabulary: Vocabulary
    phrases: Phrases  # whole words
    automaton: ahocorasick.Automaton  # beginnings and insides of words
    numbers: dict[str, int]
    endings: frozenset[str]
    scopes: dict[int, str]
    idioms: frozenset[int]
    special: frozenset[int]  # concepts with a scope or a value
    whole: frozenset[int]  # sensitive concepts: a "not" inside their phrases belongs to the phrase
    values: dict[int, tuple[str, str]]  # concept → (platform | country | language, its value)
    index: dict[int, dict[int, list[Rule]]]
    anywhere: dict[int, list[Rule]]
    ages: dict[str, frozenset[str]]
    number_words: dict[str, int]
    rules: Rules
    names: list[str]
    cues: Cues | None = None
    meanings: Meanings = field(default_factory=lambda: Meanings({}))
    near: dict[int, list[Rule]] | None = None  # patterns of situations by their pieces; made when first asked for
    english: Script | None = None  # reads messages that were written in English


def compile_script(source: Source, rules: Rules, borrowed: Mapping[str, Sequence[str]] | None = None) -> Script:
    """The source made ready. `borrowed`: the words of the English concepts, which other scripts take words from."""
    lexicon = Lexicon(" " if source.language.apostrophe == "split" else "", source.language.joined)
    made = Numbers()
    for name in BUILT_IN:
        made.of(name)
    patterns = [rule for group in source.groups for rule in _rules(group, made)]
    concepts = source.concepts.values()
    for concept in concepts:
        for word in _all_words(concept, borrowed or {}):
            lexicon.put(word, made.of(concept.name), concept.sensitive)
    for text, number in made.plain.items():
        lexicon.put(text, number)
    values = _names(source, lexicon, made)
    ages = _ages(source, lexicon, made)
    number_words = {" ".join(spell(word, lexicon.apostrophe)): years for word, years in source.ages.numbers.items()}
    lexicon.know({*number_words, *map(str, source.language.common), *(text for said in ages.values() for text in said)})
    scopes = {made.of(concept.name): concept.scope for concept in concepts if concept.scope}
    idioms = frozenset(made.of(concept.name) for concept in concepts if concept.idiom)
    whole = frozenset(made.of(concept.name) for concept in concepts if concept.sensitive)
    # What nothing asks for would cost time in every message.
    needed = {number for rule in patterns for number in (*rule.pieces, *rule.barred, *rule.barred_anywhere)}
    needed |= {*values, *scopes, *idioms, *whole, *map(made.of, BUILT_IN)}
    needed |= {made.of(name) for _, name, _ in rules.adds if name}
    index, anywhere = _index(patterns)
    vocabulary = lexicon.vocabulary()
    tree, automaton = _tables(lexicon, made, needed, vocabulary.known)
    vocabulary.known = tree.numbers  # the same words once
    return Script(
        lang=source.lang,
        vocabulary=vocabulary,
        phrases=tree,
        automaton=automaton,
        numbers=made.numbers,
        endings=frozenset("".join(spell(word, lexicon.apostrophe)) for word in source.language.endings),
        scopes=scopes,
        idioms=idioms,
        special=frozenset([*scopes, *values]),
        whole=whole,
        values=values,
        index=index,
        anywhere=anywhere,
        ages=ages,
        number_words=number_words,
        rules=rules,
        names=list(made.numbers),
    )


def _tables(
    lexicon: Lexicon, made: Numbers, needed: set[int], known: Collection[str]
) -> tuple[Phrases, ahocorasick.Automaton]:
    """Whole words and phrases as a tree; beginnings and insides of words, which are far fewer, as an automaton of letters."""
    automaton = ahocorasick.Automaton()
    whole: dict[tuple[str, ...], tuple[int, ...]] = {}
    same: dict[tuple[int, ...], tuple[int, ...]] = {}  # thousands of words stand for the same concepts
    emitted = {number: needed & made.emitted(number) for numbers in lexicon.keys.values() for number in numbers}
    for key, numbers in lexicon.keys.items():
        concepts = tuple(sorted(set().union(*(emitted[number] for number in numbers))))
        concepts = same.setdefault(concepts, concepts)
        if concepts and lexicon.kinds[key] == WHOLE:
            whole[tuple(key.split())] = concepts
        elif concepts:
            automaton.add_word(key, (lexicon.kinds[key], len(key.split()), concepts, len(key)))
    if len(automaton):
        automaton.make_automaton()
    return phrases.build(whole, known), automaton


def _names(source: Source, lexicon: Lexicon, made: Numbers) -> dict[int, tuple[str, str]]:
    """Puts the names of platforms, places and languages into the lexicon; what each of their numbers means."""
    values: dict[int, tuple[str, str]] = {}
    tables = (("platform", source.platforms), ("country", source.places), ("language", source.tongues))
    named = [(kind, str(key), str(word)) for kind, table in tables for key, said in table.items() for word in said]
    for kind, value, name in (*_countries(source), *named):
        number = made.of(f"{kind}={value}")
        values[number] = (kind, value)
        made.also[number] = made.emitted(made.of(kind.upper()))
        lexicon.put(name, number)
    return values


def _countries(source: Source) -> Iterator[tuple[str, str, str]]:
    if source.lang not in languages():
        return
    language, leave = languages()[source.lang], {str(word).casefold() for word in source.not_places}
    for code in sorted(CODES):
        # Babel adds names in brackets, Myanmar (Burma); people write either.
        for part in country_name(code, language).replace(")", "").split("("):
            if part.strip() and part.strip().casefold() not in leave:
                yield "country", code, part.strip()


def _ages(source: Source, lexicon: Lexicon, made: Numbers) -> dict[str, frozenset[str]]:
    for key, name in (("child", "CHILD_AGE"), ("adult", "ADULT_AGE")):
        for word in getattr(source.ages, key):
            lexicon.put(word, made.of(name))
    return {
        key: frozenset(" ".join(spell(word, lexicon.apostrophe)) for word in getattr(source.ages, key))
        for key in _AGE_WORDS
    }


def _all_words(concept: Concept, borrowed: Mapping[str, Sequence[str]]) -> list[str]:
    return [*concept.words, *(word for name in concept.english for word in borrowed.get(name, ()))]


def _rules(group: Group, made: Numbers) -> Iterator[Rule]:
    # What only `check` needs, samples above all, is not kept in memory.
    lean = replace(group, patterns=[], yes=[], no=[], unless=[], unless_anywhere=[])
    unless = [made.piece((str(word),)) for word in group.unless]
    anywhere = frozenset(made.piece((str(word),)) for word in group.unless_anywhere)
    for pattern in group.patterns:
        pieces = tuple(made.piece(piece) for piece in pattern.pieces)
        barred = frozenset([*unless, *(made.piece(piece) for piece in pattern.barred)])
        yield Rule(lean, str(pattern.at), pieces, pattern.ordered, barred, anywhere)


def _index(rules: list[Rule]) -> tuple[dict[int, dict[int, list[Rule]]], dict[int, list[Rule]]]:
    """Patterns within a sentence by their two rarest pieces; those over the whole message by the rarest one."""
    common = Counter(piece for rule in rules for piece in set(rule.pieces))
    index: dict[int, dict[int, list[Rule]]] = {}
    anywhere: dict[int, list[Rule]] = {}
    seen: set[object] = set()
    for rule in rules:
        same = (id(rule.group), rule.pieces, rule.ordered, rule.barred)
        if same in seen:
            continue
        seen.add(same)
        rarest = sorted(set(rule.pieces), key=lambda piece: (common[piece], piece))
        if rule.group.where == "message":
            anywhere.setdefault(rarest[0], []).append(rule)
        else:
            second = rarest[1] if len(rarest) > 1 else rarest[0]
            index.setdefault(rarest[0], {}).setdefault(second, []).append(rule)
    return index, anywhere
