"""What the helper answers: urgent first, both ages, corrections, repair, and nothing said twice."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat import engine, heard, menus
from chat.dialogue import Dialogue
from chat.flow import flow
from chat.heard import Heard
from chat.listening import listen
from chat.people import Place
from chat.reply import Reply
from chat.sentences import SENTENCES, UNDERSTOOD
from chat.talk import Talk
from directory.records import Facts
from tests.conftest import MOMENT
from tests.examples import many


@pytest.fixture(scope="module")
def helper(facts: Facts) -> Dialogue:
    return Dialogue(facts)


def say(helper: Dialogue, *turns: str, country: str | None = "GB", talk: Talk | None = None) -> Reply:
    """The reply to the last of several turns; `!` begins a button, the rest is English writing."""
    reply = helper.hello(Place(country, "en", MOMENT))
    talk = talk or reply.talk
    for turn in turns:
        script = engine.script("en")
        told = heard.from_pick(turn[1:]) if turn.startswith("!") else listen(script, turn)[1]
        country = told.value("country") or country
        reply = helper.turn(talk, told, Place(country, "en", MOMENT))
        talk = reply.talk
    return reply


def texts(reply: Reply) -> list[str]:
    return [line.text for line in reply.lines]


def ids(reply: Reply) -> list[str]:
    return [found.service.id for found in reply.services]


def test_the_first_reply_says_what_was_understood_and_one_thing_to_do(helper: Dialogue, facts: Facts) -> None:
    reply = say(helper, "!situation:threat")
    assert texts(reply)[0] == UNDERSTOOD["threat"][0]
    assert [line.kind for line in reply.lines].count("first") == 1
    assert 1 <= len(reply.services) <= 3
    assert reply.question is not None


@pytest.mark.parametrize("urgent", ["danger", "self-harm"])
def test_urgent_things_are_answered_first_and_the_rest_is_taken_up_after(helper: Dialogue, urgent: str) -> None:
    reply = say(helper, "!situation:sextortion", f"!situation:{urgent}")
    assert reply.node == urgent
    assert reply.crisis
    assert SENTENCES["later"] in texts(reply)
    assert "do:rest" in reply.menu
    after = say(helper, "!situation:sextortion", f"!situation:{urgent}", "!do:rest")
    assert after.crisis, "the numbers stay"
    assert SENTENCES["rest"] in texts(after)


def test_a_crisis_line_that_is_open_comes_first(helper: Dialogue) -> None:
    found = say(helper, "!situation:self-harm", country="GB").services[0]
    assert "suicide-crisis" in found.service.kinds
    assert found.state.open


def test_a_friend_s_crisis_is_answered_as_a_friend_s(helper: Dialogue) -> None:
    reply = say(helper, "my friend says she wants to kill herself")
    assert reply.node == "self-harm"
    assert reply.crisis
    assert SENTENCES["self-harm-other"] in texts(reply)
    assert SENTENCES["self-harm-own"] not in texts(reply)


def test_without_a_country_a_crisis_names_no_number_and_asks_for_the_country(helper: Dialogue) -> None:
    reply = say(helper, "!situation:danger", country=None)
    assert SENTENCES["no-country"] in texts(reply)
    assert reply.question
    assert reply.question.id == "country"
    assert all(found.service.scope == "international" for found in reply.services)


def test_every_sextortion_shows_a_crisis_line(helper: Dialogue) -> None:
    for country in ("GB", "KR", "ME", None):
        reply = say(helper, "!situation:sextortion", country=country)
        assert any({"suicide-crisis", "child-helpline"} & set(found.service.kinds) for found in reply.services), country


def test_who_paid_already_hears_other_words(helper: Dialogue, facts: Facts) -> None:
    paid = facts.steps["sextortion"].if_signal["paid-already"]
    assert paid not in texts(say(helper, "!situation:sextortion"))
    assert paid in texts(say(helper, "!situation:sextortion", "!paid:yes"))


def test_under_18_gets_other_words_and_other_places(helper: Dialogue, facts: Facts) -> None:
    adult, child = (say(helper, "!situation:sextortion", f"!age:{age}") for age in ("adult", "under-18"))
    assert facts.steps["sextortion"].blocks["under-18"].first in texts(child)
    assert all((found.service.min_age or 0) < 18 for found in child.services)
    assert ids(adult) != ids(child)


def test_the_picture_s_age_names_the_tool(helper: Dialogue) -> None:
    reply = say(helper, "!situation:shared", "!age:adult", "!picture:under-18")
    assert any(item.swap_tool for item in reply.advice)


def test_a_correction_takes_it_out(helper: Dialogue) -> None:
    by_button = say(helper, "!situation:shared", "!not:shared")
    assert by_button.node == "corrected"
    assert by_button.talk.told.situations == ()
    by_words = say(helper, "!situation:shared", "no, he did not share my nudes")
    assert "shared" not in by_words.talk.told.situations


def test_one_step_back_and_a_new_start(helper: Dialogue) -> None:
    reply = say(helper, "!situation:shared", "!age:adult", "!do:back")
    assert reply.talk.told.age is None
    assert reply.talk.told.situations == ("shared",)
    assert say(helper, "!situation:shared", "!do:restart").talk.told.situations == ()


def test_questions_in_between_and_back(helper: Dialogue, facts: Facts) -> None:
    reply = say(helper, "!situation:threat", "is it my fault?")
    assert reply.node == "answer"
    assert facts.answers["ask-blame"].answer in texts(reply)
    assert reply.talk.told.situations == ("threat",)
    law = say(helper, "!situation:synthetic", "!ask:ask-law", country="GB").laws
    assert law
    assert all("synthetic" in item.covers for item in law)


def test_no_question_is_put_twice_and_each_can_be_skipped(helper: Dialogue) -> None:
    turns, seen = ["!situation:sextortion"], []
    while (reply := say(helper, *turns)).question:
        assert reply.question.id not in seen
        seen.append(reply.question.id)
        turns.append("!do:skip")
        assert len(turns) < 15
    assert len(seen) >= 5


def test_repair_has_three_steps_and_does_not_loop(helper: Dialogue) -> None:
    nodes = [say(helper, *["qwzx vbnm"] * count).node for count in range(1, 5)]
    assert nodes == ["repair-1", "repair-2", "repair-3", "repair-3"]
    for count in range(1, 5):
        reply = say(helper, *["qwzx vbnm"] * count)
        assert any({"suicide-crisis", "child-helpline"} & set(found.service.kinds) for found in reply.services)
    assert len(say(helper, "qwzx vbnm").menu) == 2
    assert say(helper, "qwzx", "!situation:shared").talk.repairs == 0


def test_after_the_crisis_there_is_a_way_on(helper: Dialogue) -> None:
    reply = say(helper, "!situation:self-harm", "!safe:yes")
    assert reply.node == "safe"
    assert reply.menu or reply.question


def test_it_says_that_it_is_not_a_person(helper: Dialogue) -> None:
    assert SENTENCES["not-a-person"] in texts(say(helper, "are you a real person?"))


def test_the_one_who_did_it_meets_no_contempt(helper: Dialogue, facts: Facts) -> None:
    reply = say(helper, "i sent her picture on to my friends and i regret it")
    assert reply.talk.told.situations == ("own-behaviour",)
    assert facts.steps["own-behaviour"].blocks["adult"].first in texts(reply)


PICKS = [
    *(f"situation:{name}" for name in UNDERSTOOD), *(f"ask:{name}" for name in ("ask-law", "ask-blame", "ask-removal")),
    "age:under-18", "age:adult", "picture:adult", "paid:yes", "paid:no", "who:stranger", "who:knows-them", "made:fake",
    "platform:instagram", "role:parent", "safe:yes", "safe:no", "do:skip", "do:human", "do:rest", "not:shared", "not:danger",
]  # fmt: skip


@settings(max_examples=many(150))
@given(st.lists(st.sampled_from(PICKS), min_size=2, max_size=14), st.sampled_from(["GB", "KR", "ME", "TV", None]))
def test_no_sentence_is_said_twice(picks: list[str], country: str | None) -> None:
    helper = _shared_dialogue()
    talk, said = Talk(), set[str]()
    for pick in picks:
        reply = helper.turn(talk, heard.from_pick(pick), Place(country, "en", MOMENT))
        new = texts(reply)
        if reply.node not in ("danger", "self-harm"):  # what keeps somebody safe may be said again
            assert not said & set(new), pick
        assert len(new) == len(set(new))
        said |= set(new)
        talk = reply.talk
        _has_a_person_and_a_way_on(reply)


def _shared_dialogue(cache: list[Dialogue] = []) -> Dialogue:  # noqa: B006
    if not cache:
        from directory.loader import load
        from web.settings import ROOT

        cache.append(Dialogue(load(ROOT / "directory" / "data")))
    return cache[0]


def _has_a_person_and_a_way_on(reply: Reply) -> None:
    assert reply.services or flow().nodes[reply.node].people == "none"
    assert reply.menu or reply.question or reply.crisis
    if reply.talk.told.age == "under-18":
        assert all((found.service.min_age or 0) < 18 for found in reply.services), "an adults' service for a child"


def _walk(helper: Dialogue, talk: Talk, place: Place, depth: int) -> Iterable[Reply]:
    """Every path of answers to the questions, the first two options and the skip of each."""
    for pick in _ways_on(helper, talk, place):
        reply = helper.turn(talk, pick, place)
        yield reply
        if reply.question and depth:
            yield from _walk(helper, reply.talk, place, depth - 1)


def _ways_on(helper: Dialogue, talk: Talk, place: Place) -> list[Heard]:
    if talk.pending is None:
        return [heard.from_pick(f"situation:{name}") for name in helper.facts.situations]
    options = flow().questions[talk.pending].options
    values = [f"{talk.pending}:{value}" for value in options] if isinstance(options, tuple) else []
    values = values or {"ages": [f"{talk.pending}:under-18", f"{talk.pending}:adult"]}.get(str(options), [])
    return [heard.from_pick(pick) for pick in (*values, "do:skip")]


@pytest.mark.parametrize("lang", ["en", "fr", "es", "fi", "sv", "is", "ko", "cnr"])
def test_the_whole_graph_reaches_people(helper: Dialogue, lang: str) -> None:
    country = {"en": "GB", "fr": "FR", "es": "CL", "fi": "FI", "sv": "SE", "is": "IS", "ko": "KR", "cnr": "ME"}[lang]
    place, count = Place(country, lang, MOMENT), 0
    for reply in _walk(helper, Talk(), place, 3):
        count += 1
        _has_a_person_and_a_way_on(reply)
        human = helper.turn(reply.talk, heard.from_pick("do:human"), place)
        assert human.services, "a person in one turn from anywhere"
    assert count > 150


def test_every_country_and_situation_gives_people(helper: Dialogue) -> None:
    from web.countries import CODES

    for country in CODES:
        for name in helper.facts.situations:
            for age in ("under-18", "adult"):
                assert say(helper, f"!situation:{name}", f"!age:{age}", country=country).services, (country, name, age)


def test_the_flow_is_whole(facts: Facts) -> None:
    """Each node is reached from the first page, its buttons exist, and every question is known."""
    nodes, seen, todo = flow().nodes, set[str](), ["hello"]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += nodes[name].next
    assert seen | {"again", "small-talk", "language", "exit", "abusive"} == set(nodes)
    for node in nodes.values():
        for pick in menus.menu(node.menu, facts, Talk().told, Heard(), ()):
            assert menus.is_known(pick, facts), pick
