"""The pages of the directory. Thin: they read the form, ask the pure files, and fill a template."""

from __future__ import annotations

from datetime import date
from typing import Any

from babel import Locale
from flask import Blueprint, abort, g, render_template, request
from markupsafe import Markup

from directory import cards, conduct_table, labels, status_page
from directory.form import Answers, read_answers
from directory.lookup import Question, find, ordered_situations
from directory.records import Seen
from directory.room import Room
from directory.steps import TOOL_FOR_ADULTS, TOOL_FOR_CHILDREN, advise, matters_who_is_in_the_picture
from web.countries import CODES, country_names
from web.memory import remember
from web.pages import fact
from web.request_tag import current_catalogue, current_tag
from web.tag import Tag


def _template_words(bp: Blueprint, room: Room) -> None:
    """Filters and globals of the room's templates and of the emergency line that every page shows."""

    @bp.app_template_filter("tool")
    def tool(text: str, swap: bool) -> Markup:
        """A step, with the tool for pictures of under-18s named where that is the right one."""
        shown = fact(text)
        return shown.replace(TOOL_FOR_ADULTS, TOOL_FOR_CHILDREN) if swap else shown

    @bp.app_template_filter("is_stale")
    def is_stale(checked: date) -> bool:
        """Whether a fact is too old to be relied on without a check."""
        return cards.is_stale(checked, room.clock())

    @bp.app_template_filter("own_name")
    def own_name(tag: str) -> str:
        """The name of a language in that language."""
        return Locale.parse(tag).get_display_name() or tag

    @bp.app_template_filter("hosts")
    def hosts(seen: tuple[Seen, ...]) -> tuple[tuple[str, str], ...]:
        """Where a fact was read, as (host, address)."""
        return cards.sources_of(seen)


# How many cards are open at once; the rest are one tap away, so that a frightened person sees a short page.
OPEN_CARDS = 5
# For how many situations the first steps are shown at once; more can be asked for one by one.
OPEN_STEPS = 3


def pages(room: Room) -> Blueprint:
    """The routes of the room, over its facts and its clock."""
    bp = Blueprint("directory", __name__)
    facts = room.facts
    _template_words(bp, room)

    def reader() -> cards.Reader:
        return cards.Reader(current_tag().language, current_catalogue(), room.clock(), facts)

    @bp.get("/<tag:tag>/help")
    def help_form() -> str:
        """The form, empty but for the country of the address."""
        remember()
        return render_template("directory/help.html", **_form(Answers(country=current_tag().country)))

    @bp.post("/<tag:tag>/help")
    def help_answer() -> str:
        """First steps and services for what was told, in place; nothing of it in the address or kept."""
        answers = read_answers(request.form, facts, current_tag().country)
        g.tag = Tag(current_tag().language, answers.country)
        question = Question(
            country=answers.country,
            situations=answers.situations,
            age=answers.age,
            language=current_tag().language.tag,
            at=room.clock(),
            age_in_picture=answers.age_in_picture,
            role=answers.role,
            region=answers.region,
        )
        if "change" in request.form:
            return render_template("directory/help.html", **_form(answers))
        who = reader()
        found = [cards.card(result, who) for result in find(facts, question)]
        situations = ordered_situations(facts, answers.situations)
        return render_template(
            "directory/answer.html",
            advice=advise(facts, situations[:OPEN_STEPS], answers.age, answers.age_in_picture, answers.role),
            also=situations[OPEN_STEPS:],
            shown=found[:OPEN_CARDS],
            more=found[OPEN_CARDS:],
            ask_picture=answers.age_in_picture is None
            and matters_who_is_in_the_picture(answers.situations, answers.age),
            **_form(answers),
        )

    def _form(answers: Answers) -> dict[str, Any]:
        country = facts.countries.get(answers.country or "")
        return {
            "answers": answers,
            "labels": labels,
            "urgent": [name for name, urgent in facts.situations.items() if urgent],
            "regions": [(code, facts.regions[code]) for code in country.regions] if country else [],
        }

    @bp.get("/<tag:tag>/help/countries")
    def countries() -> str:
        """Every country: those with a researched file first."""
        remember()
        names = country_names(current_tag().language)
        return render_template(
            "directory/countries.html", researched=[pair for pair in names if pair[0] in facts.countries], names=names
        )

    @bp.get("/<tag:tag>/help/countries/<code>")
    def country(code: str) -> str:
        """One country: services by kind, police, law."""
        if code not in CODES:
            abort(404)
        remember(by_minute=True)
        question = Question(code, (), None, current_tag().language.tag, room.clock())
        who = reader()
        found = [cards.card(result, who) for result in find(facts, question)]
        by_kind = status_page.group_by_kind(found, facts)
        return render_template(
            "directory/country.html",
            code=code,
            country=facts.countries.get(code),
            groups=by_kind,
            labels=labels,
            reader=who,
            cards=cards,
        )

    @bp.get("/<tag:tag>/help/law")
    def law() -> str:
        """Conduct by country, from the law data, and the international instruments."""
        remember()
        return render_template(
            "directory/law.html",
            table=conduct_table.table(facts, current_tag().language),
            labels=labels,
            instruments=facts.instruments,
            states=conduct_table.STATES,
            cards=cards,
        )

    @bp.get("/<tag:tag>/help/platforms")
    def platforms() -> str:
        """All platforms with a guide."""
        remember()
        guides = sorted(facts.platforms.values(), key=lambda guide: guide.name.casefold())
        return render_template("directory/platforms.html", guides=guides)

    @bp.get("/<tag:tag>/help/platforms/<name>")
    def platform(name: str) -> str:
        """How to report on one platform. A guide of low confidence shows the link only."""
        guide = facts.platforms.get(name)
        if guide is None:
            abort(404)
        remember()
        country = facts.countries.get(current_tag().country or "")
        regulators = [service for service in country.services if "regulator" in service.kinds] if country else []
        return render_template(
            "directory/platform.html",
            guide=guide,
            labels=labels,
            us=facts.us_48_hours,
            cards=cards,
            regulators=regulators,
        )

    @bp.get("/<tag:tag>/status")
    def status() -> str:
        """Which facts were checked when, what is unknown, and which languages were reviewed by whom."""
        remember()
        return render_template(
            "directory/status.html",
            report=status_page.report(facts, room.clock()),
            reviews=facts.reviews,
            labels=labels,
        )

    @bp.get("/<tag:tag>/components")
    def components() -> str:
        """Every component of the design on one page, with real facts in it."""
        remember(by_minute=True)
        who = reader()
        question = Question("GB", ("self-harm", "sextortion"), None, who.language.tag, who.at)
        return render_template(
            "directory/components.html",
            cards=[cards.card(result, who) for result in find(facts, question)[:3]],
            advice=advise(facts, ("sextortion",), None)[0],
            states=conduct_table.STATES,
            **_form(Answers()),
        )

    return bp
