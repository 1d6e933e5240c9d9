"""The pages of the room. All are the same for everybody: what a person enters never comes here, so there is no POST."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template

from directory import cards, labels
from directory.records import Platform
from directory.room import Room
from toolkit import plan as plan_lists
from toolkit.calls import call_first
from toolkit.choices import FOR_WHOM, WHAT
from toolkit.fields import FIELDS
from toolkit.laws import cited
from toolkit.letters import LETTERS
from toolkit.links import TOOLS
from toolkit.offers import ASKS, apps, gate
from toolkit.versions import reader_language, versions
from toolkit.words import Words, words
from web.locales import languages
from web.memory import remember
from web.request_tag import current_catalogue, current_tag


def pages(room: Room) -> Blueprint:
    """The routes of the room, over the facts of the directory and its clock."""
    bp = Blueprint("toolkit", __name__)
    facts = room.facts
    second: dict[str, Words] = {it.tag: words(it.html, plan_lists.lines(facts, it)) for it in languages().values()}

    def reader() -> cards.Reader:
        return cards.Reader(current_tag().language, current_catalogue(), room.clock(), facts)

    @bp.get("/<tag:tag>/tools")
    def index() -> str:
        """All the tools."""
        remember()
        return render_template("toolkit/index.html", tools=TOOLS)

    @bp.get("/<tag:tag>/tools/notes")
    def notes() -> str:
        """The record of what happened."""
        remember()
        return render_template("toolkit/notes.html", apps=_app_names())

    @bp.get("/<tag:tag>/tools/letters")
    def letters() -> str:
        """The letters, and the questions that narrow them down."""
        remember()
        return render_template("toolkit/letters.html", letters=LETTERS.values(), asks=ASKS, apps=apps(facts))

    @bp.get("/<tag:tag>/tools/letters/<plain:number>")
    @bp.get("/<tag:tag>/tools/letters/<plain:number>/<to>")
    def letter(number: int, to: str | None = None) -> str:
        """One letter, in the reader's language and in `to` or the language of whoever must read it."""
        if number not in LETTERS or (to is not None and to not in languages()):
            abort(404)
        remember()
        it, tag = LETTERS[number], current_tag()
        target = languages()[to] if to else reader_language(it, facts, tag.country, tag.language)
        return render_template(
            "toolkit/letter.html",
            letter=it,
            fields={name: FIELDS[name] for name in it.fields},
            choices={name: WHAT[name] for name in it.choices},
            for_whom=FOR_WHOM if "person" in it.fields else {},
            versions=versions(it, facts, tag.country, tag.language),
            target=target,
            asks=gate(it),
            apps=_app_names(),
            no_law_read=it.id == "erasure" and tag.country is not None and not cited(facts, tag.country, "erasure"),
        )

    @bp.get("/<tag:tag>/tools/apps", endpoint="apps")
    def guides() -> str:
        """The guides of all platforms, for ticking off."""
        remember()
        bound = {name for name, answer in apps(facts) if answer == "app-us"}
        return render_template("toolkit/apps.html", guides=_guides(), bound=bound)

    @bp.get("/<tag:tag>/tools/fingerprints")
    def fingerprints() -> str:
        """How perceptual hashing works, on our own drawings."""
        remember()
        services = {name: facts.services[name] for name in ("zz-stopncii", "zz-take-it-down")}
        return render_template("toolkit/fingerprints.html", services=services, cards=cards)

    @bp.get("/<tag:tag>/tools/device")
    def device() -> str:
        """A check of phone and accounts, and whom to call first."""
        remember(by_minute=True)
        return render_template("toolkit/device.html", calls=call_first(current_tag().country, reader()))

    @bp.get("/<tag:tag>/tools/plan")
    @bp.get("/<tag:tag>/tools/plan/<to>")
    @bp.get("/<tag:tag>/tools/plan/<to>/<plain:part>")
    def plan(to: str | None = None, part: int | None = None) -> str:
        """The list to take along, in the reader's language and, if asked, in `to` as well: by script, or here in a part."""
        own = current_tag().language
        if (to is not None and to not in languages()) or part not in (None, *range(1, plan_lists.PARTS + 1)):
            abort(404)
        remember(by_minute=True)
        # Who changes the language of the page to the second one has one language left, and all of the list in it.
        to, part = (None, None) if to == own.tag else (to, part)
        other = languages()[to] if to else None
        whole = plan_lists.groups(facts, own, other if part else None)
        spans = [plan_lists.span(len(whole), number + 1) for number in range(plan_lists.PARTS)]
        return render_template(
            "toolkit/plan.html",
            groups=plan_lists.part(whole, part) if part else whole,
            first=spans[part - 1][0] if part else 1,
            spans=spans,
            part=part,
            services=plan_lists.services(current_tag().country, reader()),
            letters=plan_lists.letter_names(own, other if part else None),
            words=second[to] if to and not part else None,
            other=other,
            labels=labels,
        )

    @bp.get("/static/list/<name>")
    def list_words(name: str) -> Response:
        """The list in one language, for the pages that show it beside another."""
        found = [it for it in second.values() if it.name == name]
        if not found:
            abort(404)
        remember()
        return Response(found[0].body, mimetype="text/javascript")

    def _guides() -> list[Platform]:
        return sorted(facts.platforms.values(), key=lambda guide: guide.name.casefold())

    def _app_names() -> list[str]:
        return [guide.name for guide in _guides()]

    return bp
