"""Walks every country × situation × age band and says who is answered by services of their own country, and who falls back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from directory import labels
from directory.lookup import Found, Question, find
from directory.records import Facts
from web.countries import CODES
from web.locales import languages

AGES = (*labels.AGES, None)
EACH = len(labels.SITUATIONS) * len(AGES)


@dataclass(frozen=True, slots=True)
class Report:
    """`at_home` counts, for each country with a file, the questions whose first service is of the country, out of EACH.

    `fallen` names each question of such a country whose first service is not, and that service. `alone` are questions of
    any country, in any language, that nobody answers: it must be empty.
    """

    at_home: dict[str, int]
    fallen: tuple[tuple[str, str, str, str], ...]
    alone: tuple[Question, ...]

    def lines(self) -> Iterator[str]:
        """The report for people."""
        yield f"Answered first by a service of the country, of {EACH} questions (situation × age):"
        yield ", ".join(f"{country} {count}" for country, count in sorted(self.at_home.items()))
        yield "First service from elsewhere:"
        for country, situation, age, service in self.fallen:
            yield f"  {country} {situation} ({age}): {service}"
        yield f"Nobody at all: {len(self.alone)}"


def walk(facts: Facts, at: datetime) -> Report:
    """Asks the finder everything that can be asked without a region, a role or an age in the picture."""
    at_home: Counter[str] = Counter()
    fallen, alone = [], []
    for country in sorted(CODES):
        for situation in labels.SITUATIONS:
            for age in AGES:
                questions = [Question(country, (situation,), age, language, at) for language in languages()]
                answers = [find(facts, question) for question in questions]
                alone += [question for question, found in zip(questions, answers, strict=True) if not _reachable(found)]
                if country in facts.countries:
                    first = answers[0][0].service
                    at_home[country] += first.country == country
                    if first.country != country:
                        fallen.append((country, situation, age or "age not told", first.id))
    return Report(dict(at_home), tuple(fallen), tuple(alone))


def _reachable(found: tuple[Found, ...]) -> bool:
    """Whether a person can get through to at least one: by a number, a form, a chat or a page."""
    return any(it.service.phone or it.service.report_url or it.service.chat_url or it.service.url for it in found)
