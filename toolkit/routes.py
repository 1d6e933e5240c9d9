"""The pages of the room. All are the same for everybody: what a person enters never comes here, so there is no POST."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

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
from web.locales import languages
from web.memory import remember
from web.request_tag import current_catalogue, current_tag


def pages(room: Room) -> Blueprint:
    """The routes of the room, over the facts of the directory and its clock."""
    bp = Blueprint("toolkit", __name__)
    facts = room.facts

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
            versions=versions(it, facts, tag.country),
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
    def plan(to: str | None = None) -> str:
        """The list to take along, in the reader's language and, if asked, in `to` as well."""
        own = current_tag().language
        if to is not None and (to not in languages() or to == own.tag):
            abort(404)
        remember(by_minute=True)
        other = languages()[to] if to else None
        return render_template(
            "toolkit/plan.html",
            groups=plan_lists.groups(facts, own, other),
            services=plan_lists.services(current_tag().country, reader()),
            letters=plan_lists.letter_names(own, other),
            other=other,
            labels=labels,
        )

    def _guides() -> list[Platform]:
        return sorted(facts.platforms.values(), key=lambda guide: guide.name.casefold())

    def _app_names() -> list[str]:
        return [guide.name for guide in _guides()]

    return bp
