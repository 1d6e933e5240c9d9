"""Weighted cues: how they are fitted, kept in a file, packed, and weighed against what the patterns say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chat import aligning, built, cue_file, engine, examples, fitting, loader, meanings, measure, phrases, samples, svm
from chat.check import fault_of
from chat.compiled import Script
from chat.cues import LARGEST, Table, denied
from directory.source import DataError

MESSAGES = Path(__file__).parent / "messages"
LANGS = loader.available()
EN = engine.script("en")


def _labels(script: Script, text: str) -> list[str]:
    return [label.label for label in engine.understand(script, text).labels]


def test_the_machine_parts_what_can_be_parted() -> None:
    """Place 1 means yes, place 2 means no, place 3 nothing."""
    numpy = pytest.importorskip("numpy")
    pytest.importorskip("scipy")
    points = svm.matrix([[(1, 1.0), (3, 1.0)], [(2, 1.0), (3, 1.0)], [(1, 1.0)], [(2, 1.0)]], 4)
    wanted = numpy.array([[1.0], [-1.0], [1.0], [-1.0]])
    weights = svm.fit(points, wanted, numpy.ones((4, 1)))
    assert (svm.scores(points, weights) * wanted > 0).all()
    assert weights[1, 0] > abs(weights[3, 0]) < -weights[2, 0]


def test_the_same_samples_give_the_same_file() -> None:
    """To the byte, so that a review sees what a change of samples changed."""
    pytest.importorskip("scipy")
    made, _ = examples.gathered(built.fresh("en"), loader.load("en"), MESSAGES / "en")
    few = {"en": (made[:60], 60), "fi": (made[60:90], 30)}
    first = fitting.cue_texts(EN.rules, few)
    assert first == fitting.cue_texts(EN.rules, few)
    assert first.keys() == {"", "en", "fi"}
    assert all(text.startswith(cue_file.NOTE) for text in first.values())


def test_only_the_messages_to_develop_on_are_learnt_from() -> None:
    """What is held out is for measuring."""
    _, labelled = examples.gathered(built.fresh("en"), loader.load("en"), MESSAGES / "en")
    assert labelled == len((MESSAGES / "en" / "dev.jsonl").read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_has_cues(lang: str) -> None:
    cues = cue_file.read(loader.FOLDER / lang)
    assert cues
    assert cues.labels == fitting.labels_of(EN.rules)
    assert len(cues.words.packed) <= fitting.MOST_FEATURES


def test_a_file_says_what_was_written() -> None:
    text = cue_file.text(
        ("danger", "nothing"),
        {"start": [-1.0, 1.0], "bars": [0.0, 0.0], "steps": [0.5, 0.25]},
        {"word": {" knife ": ([LARGEST, -3], 9)}, "concept": {"WEAPON": ([4, 0], 4), "!WEAPON": ([-4, 1], 4)}},
    )
    cues = cue_file.parsed(text).bound({"WEAPON": 7})
    assert cues.words.weight(cues.words.heap([" knife "]), 0) == LARGEST * 0.5
    assert cues.concepts.weight(cues.concepts.heap([7]), 0) == 1.0
    assert cues.concepts.weight(cues.concepts.heap([denied(7)]), 1) == 0.25
    assert cues.scores({" knife ", "unknown"}, {7}, {}) == pytest.approx([-1 + LARGEST * 0.5 / 3 + 0.5, 1 - 0.5])


def test_what_words_mean_is_weighed_alike_in_all_languages(tmp_path: Path) -> None:
    """The surer a word means something, the more it counts, and how much of it there is makes no message longer."""
    table = {"kniv": (("knife", 4),), "vapn~": (("weapo", 3), ("knife", 1))}
    (tmp_path / meanings.NAME).write_text(meanings.text(table), encoding="utf-8")
    assert meanings.read(tmp_path) == table
    weights = cue_file.shared(
        cue_file.text(
            ("danger", "nothing"), {"steps": [0.5]}, {"meaning": {"knife": ([10, -3], 8), "weapo": ([2, 0], 2)}}
        )
    )
    swedish = replace(meanings.Meanings(table).bound(weights.numbers), itself=weights.themselves)
    assert swedish.of("vapnet") == ((1, 3), (0, 1))
    assert swedish.of("knife") == ((0, 4),)
    assert swedish.of("okänd") == ()
    meant = swedish.all(["vapnet", "kniv", "kniv"])
    assert meant == {1: 3, 0: 4}
    totals, worth, offset = weights.sums(meant)
    found = [total * worth + offset for total in totals][:2]
    length = (8 * 16 + 2 * 9) ** 0.5
    assert found == pytest.approx([0.5 * (40 + 6) / length, 0.5 * -12 / length])


def test_a_damaged_table_of_meanings_is_named(tmp_path: Path) -> None:
    (tmp_path / meanings.NAME).write_text("kniv\tknife\n", encoding="utf-8")
    with pytest.raises(DataError):
        meanings.read(tmp_path)


def test_no_sum_of_meanings_runs_over() -> None:
    """However long a message is."""
    stems = {f"s{at}": ([LARGEST, -LARGEST], 1) for at in range(900)}
    weights = cue_file.shared(cue_file.text(("danger", "nothing"), {"steps": [1.0]}, {"meaning": stems}))
    totals, worth, offset = weights.sums(dict.fromkeys(range(900), meanings.MOST))
    found = [total * worth + offset for total in totals][:2]
    assert found[0] == pytest.approx(-found[1])
    assert found[0] > 0


def test_words_are_aligned_with_those_of_their_translations() -> None:
    pytest.importorskip("numpy")
    pairs = [("the knife", "veitsi"), ("the door", "ovi"), ("a knife and a door", "veitsi ja ovi")] * 5
    table = aligning.table(pairs, "fi")
    assert table["veit~"][0][0] == "knife"
    assert table["ovi"][0][0] == "door"


@pytest.mark.parametrize("damage", ["word\tx\t3\tAB", "bars\t1\t2", "word\tx"])
def test_a_damaged_file_is_named(tmp_path: Path, damage: str) -> None:
    text = f"labels\tdanger\nstart\t0\nbars\t0\nsteps\t1\t1\n{damage}\n"
    (tmp_path / cue_file.NAME).write_text(text, encoding="utf-8")
    with pytest.raises(DataError):
        cue_file.read(tmp_path)


def test_no_sum_runs_over_into_the_next_label() -> None:
    """However many features a message has."""
    lanes = [2 * LARGEST, 0, 2 * LARGEST, 128]
    packed = sum(value << 16 * lane for lane, value in enumerate(lanes))
    table = Table({str(at): packed for at in range(1000)}, 4, 1.0)
    totals, _, _ = table.sums({str(at) for at in range(1000)})
    assert list(totals) == [1000 * lane for lane in lanes]


def test_cues_find_what_no_pattern_says() -> None:
    """On messages that neither saw: more first situations right with them than without, and in the person's own words."""
    held = samples.read(MESSAGES / "en" / "held.jsonl")
    without = replace(EN, cues=None)
    with_cues, bare = (measure.counts(script, held)["first right"] for script in (EN, without))
    assert with_cues > bare * 1.05
    for sample in held[:300]:
        new = set(_labels(EN, sample.text)) - set(_labels(without, sample.text))
        for label in engine.understand(EN, sample.text).labels:
            if label.label in new & set(EN.rules.situations):
                assert label.because in sample.text
                assert 0 < len(label.because.split()) <= 12


def test_cues_never_take_a_certain_crisis_away() -> None:
    """A pattern for self-harm is only outweighed by much that speaks against it."""
    assert _labels(EN, "thanks for the tips on reporting to tiktok. i want to kill myself")[0] == "self-harm"


def test_one_word_alone_does_not_alarm() -> None:
    for text in (
        "what is the tire pressure",
        "pay the bill",
        "my girlfriend",
        "my husband snores",
        "delete my account",
    ):
        assert not set(_labels(EN, text)) & set(EN.rules.situations), text


@pytest.mark.parametrize("lang", LANGS)
def test_everyday_talk_seldom_alarms(lang: str) -> None:
    """The cues have learnt from these lines: what is left is what a pattern is sure of, and no more than without them."""
    script = engine.script(lang)
    happened = set(script.rules.situations)
    lines = (MESSAGES / lang / examples.EVERYDAY).read_text(encoding="utf-8").splitlines()
    with_cues, alone = (
        [found for line in lines if (found := set(_labels(each, line)) & happened)]
        for each in (script, replace(script, cues=None))
    )
    assert len(with_cues) <= min(len(alone), len(lines) / 50)
    assert sum(bool(found & set(script.rules.urgent)) for found in with_cues) <= 2


def test_samples_of_patterns_hold_with_cues_too() -> None:
    """Cues may disagree with a pattern here and there, where all other messages speak against it."""
    cases = [(g, s, yes) for g in loader.load("en").groups for yes in (True, False) for s in (g.yes if yes else g.no)]
    wrong = [sample for group, sample, yes in cases if fault_of(group, sample, yes, EN)]
    assert len(wrong) <= len(cases) / 25


def test_phrases_are_found_from_a_word_on() -> None:
    tree = phrases.build({("he", "is", "outside"): (1,), ("he", "is"): (2,), ("outside",): (3,)}, {"now"})
    words = [tree.numbers.get(word, 0) for word in ("now", "he", "is", "outside", "unknown")]
    assert tree.found(words, 1) == [(2, (2,)), (3, (1,))]
    assert tree.found(words, 0) == tree.found(words, 4) == []
    assert tree.exactly(["he", "is"]) == (2,)
    assert tree.exactly(["is"]) is None
    assert phrases.build({}, {"a"}).found([1], 0) == []


def test_what_was_built_is_what_would_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing else is taken for it: not another state of the files, not damage."""
    monkeypatch.setattr(built, "FOLDER", tmp_path)
    assert built.read("cnr") is None
    built.write("cnr")
    made = built.read("cnr")
    assert made
    text = "momak mi prijeti da će poslati moje slike ako ga ostavim"
    assert _labels(made, text) == _labels(built.fresh("cnr"), text)
    content = (tmp_path / "cnr").read_bytes()
    (tmp_path / "cnr").write_bytes(content[:5000])
    assert built.read("cnr") is None
    (tmp_path / "cnr").write_bytes(bytes([content[0] ^ 1]) + content[1:])
    assert built.read("cnr") is None


def test_cues_can_be_left_out() -> None:
    """A language whose cues were not fitted yet is understood by its patterns."""
    assert _labels(replace(EN, cues=None), "my ex posted my nudes") == _labels(EN, "my ex posted my nudes")
