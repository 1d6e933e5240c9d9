"""Finds what is wrong with `flow.yaml` and the sentences: dead ends, buttons without words, words that must never stand there.

The words are from `directory/data/first_steps.yaml`, crisis_wording_en, and from what VERA-MH forbids (`../shared/reading/helper.md`,
section 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chat import menus, sentences
from chat.flow import flow
from chat.heard import Heard
from chat.talk import Told
from chat.wording import message
from directory.records import Facts

# From these one gets on without having been sent there: a person writes or presses what leads to them at any time.
_ANYTIME = frozenset({"again", "small-talk", "language", "exit", "abusive"})
_PEOPLE = frozenset({"best", "crisis", "any", "none"})
_NEVER = re.compile(
    r"commit(?:ted)? suicide|attention.seeking|you must|you should have|think of your family|everything will be fine"
    r"|i know exactly how|\bwhy did|revenge porn|child porn|your fault for|promise me|right\?$|careless|i am a person",
    re.IGNORECASE,
)
_CRISIS = (
    "self-harm-own",
    "self-harm-other",
    "self-harm-other-now",
    "self-harm-other-later",
    "self-harm-other-tell",
    "safe-no",
)
# A wall of text is not read in the worst hour.
MOST_WORDS = 45
MOST_WORDS_A_SENTENCE = 28


def faults(facts: Facts) -> Iterator[str]:
    """Each fault, with the place."""
    yield from _nodes(facts)
    yield from _questions(facts)
    for name, text in _texts():
        yield from _wording(name, text)
    for name in _CRISIS:
        if name not in sentences.SENTENCES:
            yield f"chat/sentences.py: {name} is missing, and somebody in a crisis needs it"


def _nodes(facts: Facts) -> Iterator[str]:
    nodes, seen, todo = flow().nodes, set[str](), ["hello", *_ANYTIME]
    while todo:
        name = todo.pop()
        if name not in nodes:
            yield f"chat/flow.yaml: {name} is led to, but it is not there"
        elif name not in seen:
            seen.add(name)
            todo += nodes[name].next
    for name in nodes.keys() - seen:
        yield f"chat/flow.yaml: nothing leads to {name}"
    for node in nodes.values():
        if node.people not in _PEOPLE:
            yield f"chat/flow.yaml: {node.id}: people is {node.people}, not one of {', '.join(sorted(_PEOPLE))}"
        if "human" not in (*node.next, node.id):
            yield f"chat/flow.yaml: {node.id} does not lead to a person"
        for pick in menus.menu(node.menu, facts, Told(), Heard(), ()):
            if not menus.is_known(pick, facts) or not message(pick, facts):
                yield f"chat/flow.yaml: {node.id}: the button {pick} does not exist"


def _questions(facts: Facts) -> Iterator[str]:
    for question in flow().questions.values():
        if question.id not in sentences.ASKED:
            yield f"chat/flow.yaml: {question.id} has no words in sentences.ASKED"
        for name in question.situations - facts.situations.keys():
            yield f"chat/flow.yaml: {question.id}: {name} is no situation"
    for name in frozenset().union(*flow().tools.values()) - facts.situations.keys():
        yield f"chat/flow.yaml: tools: {name} is no situation"
    for name in facts.situations.keys() ^ sentences.UNDERSTOOD.keys():
        yield f"chat/sentences.py: UNDERSTOOD and the situations differ in {name}"
    for name in facts.answers.keys() ^ sentences.QUESTIONS.keys():
        yield f"chat/sentences.py: QUESTIONS and the answers differ in {name}"


def _texts() -> Iterator[tuple[str, str]]:
    yield from sentences.SENTENCES.items()
    yield from ((name, text) for name, pair in sentences.UNDERSTOOD.items() for text in pair)
    yield from sentences.ASKED.items()


def _wording(name: str, text: str) -> Iterator[str]:
    found = _NEVER.search(text)
    if found:
        yield f"chat/sentences.py: {name}: “{found.group()}” is never said"
    if len(text.split()) > MOST_WORDS:
        yield f"chat/sentences.py: {name} has more than {MOST_WORDS} words"
    for sentence in re.split(r"(?<=[.?!:;])\s", text):
        if len(sentence.split()) > MOST_WORDS_A_SENTENCE:
            yield f"chat/sentences.py: {name} has a sentence of more than {MOST_WORDS_A_SENTENCE} words"
