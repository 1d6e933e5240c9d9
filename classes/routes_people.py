"""The learners of a class: the list, another nickname, new words, removing. Thin."""

from __future__ import annotations

import uuid

from flask import Blueprint, redirect
from werkzeug.wrappers import Response as AnyResponse

from accounts import current
from accounts.forms import Form
from classes import nicknames, service_people
from classes.routes_cards import chosen, hashed, keep_cards, waiting_cards
from classes.routes_parts import Page, address, given, here, is_post, page
from classes.service_people import TakenError
from web.countries import sort_key
from web.marks import N_
from web.request_tag import current_tag

bp = Blueprint("classes_people", __name__)

NEW_WORDS = N_("Here are new words. The old ones no longer work.")
RENAMED = N_("Saved.")
REMOVED = N_("The learner is removed, with everything they did here.")
SURE = N_("Please tick this box if you want to delete everything.")


@bp.get("/class/<tag:tag>/<uuid:class_id>/people")
@current.for_educators
def people(class_id: uuid.UUID) -> Page:
    """The learners, as the alphabet of this page's language has them."""
    found = here(class_id)
    rows = service_people.list_people(current.store(), current.educator().id, class_id)
    rows.sort(key=lambda one: sort_key(one.nickname, current_tag().language))
    return page("people", school_class=found, people=rows, waiting=len(waiting_cards(class_id)))


@bp.route("/class/<tag:tag>/<uuid:class_id>/people/<uuid:learner_id>", methods=["GET", "POST"])
@current.for_educators
def person(class_id: uuid.UUID, learner_id: uuid.UUID) -> Page:
    """One learner: another nickname, new words, or removing them."""
    found, store, who = here(class_id), current.store(), current.educator().id
    learner = service_people.get_person(store, who, class_id, learner_id)
    form = Form(start={"nickname": learner.nickname})
    if is_post():
        form = given()
        nickname = nicknames.clean_nickname(form.text("nickname", nicknames.MOST * 4))
        if form.is_fine and (fault := nicknames.fault_of(nickname)):
            form.fault("nickname", fault, most=nicknames.MOST)
        if form.is_fine:
            try:
                service_people.rename_learner(store, who, class_id, learner_id, nickname, current.today())
            except TakenError:
                form.fault("nickname", nicknames.TAKEN)
            else:
                current.say(RENAMED)
                return redirect(address(class_id, "people"), 303)
    return page("person", form, school_class=found, learner=learner)


@bp.post("/class/<tag:tag>/<uuid:class_id>/people/<uuid:learner_id>/words")
@current.for_educators
def new_words(class_id: uuid.UUID, learner_id: uuid.UUID) -> AnyResponse:
    """New printed words for a learner who lost theirs."""
    card = service_people.reset_words(
        current.store(), current.educator().id, class_id, learner_id, current.today(), chosen, hashed
    )
    keep_cards(class_id, [card])
    current.say(NEW_WORDS)
    return redirect(address(class_id, "cards"), 303)


@bp.route("/class/<tag:tag>/<uuid:class_id>/people/<uuid:learner_id>/remove", methods=["GET", "POST"])
@current.for_educators
def remove(class_id: uuid.UUID, learner_id: uuid.UUID) -> Page:
    """Asks once more, then erases a learner."""
    found, store, who = here(class_id), current.store(), current.educator().id
    learner = service_people.get_person(store, who, class_id, learner_id)
    form = given() if is_post() else Form()
    if is_post():
        if form.ticked("sure"):
            service_people.remove_learner(store, who, class_id, learner_id, current.today())
            current.say(REMOVED)
            return redirect(address(class_id, "people"), 303)
        form.fault("sure", SURE)
    return page("person_remove", form, school_class=found, learner=learner)
