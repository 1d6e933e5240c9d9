"""Assigning courses and lessons to a class, changing the days, taking back. Thin: `assigning` decides what a form means."""

from __future__ import annotations

import uuid
from datetime import date

from flask import Blueprint, abort, redirect
from werkzeug.wrappers import Response

from accounts import current
from accounts.errors import NotFound
from accounts.forms import Form
from classes import assigning, service_assign, service_people
from classes.assigning import Item, Plan, find_item, item_of
from classes.models import SchoolClass
from classes.routes_parts import Page, address, given, here, is_post, library, page
from classes.service_assign import MOST_ASSIGNMENTS, SameError, Target, TooManyAssignmentsError
from classes.service_people import Person
from web.countries import sort_key
from web.marks import N_
from web.request_tag import current_tag

bp = Blueprint("classes_assign", __name__)

WAYS = {"together": N_("Together, in a class that I lead"), "alone": N_("Each on their own, as homework")}
WHO = {"all": N_("The whole class, also those who join later"), "some": N_("Only some learners")}

ASSIGNED = N_("Assigned.")
CHANGED = N_("Saved.")
TAKEN_BACK = N_("This is no longer assigned. What learners did in it is still in the report.")
TOO_MANY = N_("A class can have at most %(most)s lessons assigned. Please take back some that are over.")
ONCE_MORE = N_("This was made to be led by somebody. Please read why, and press once more if you are sure.")


@bp.get("/class/<tag:tag>/<uuid:class_id>/assign")
@current.for_educators
def choose(class_id: uuid.UUID) -> Page:
    """What is assigned, and all courses and lessons that can be."""
    found = here(class_id)
    fit, others = assigning.for_ages(library(), found.ages)
    rows = service_assign.list_assignments(current.store(), current.educator().id, class_id)
    pairs = [(it, item_of(library(), it.row.course, it.row.lesson)) for it in rows]
    return page(
        "assign_choose",
        school_class=found,
        rows=[(it, item) for it, item in pairs if item is not None],
        fit=fit,
        others=others,
        library=library(),
        today=current.today(),
    )


@bp.route("/class/<tag:tag>/<uuid:class_id>/assign/<plain:number>", methods=["GET", "POST"])
@bp.route("/class/<tag:tag>/<uuid:class_id>/assign/<plain:number>/<plain:part>", methods=["GET", "POST"])
@current.for_educators
def assign(class_id: uuid.UUID, number: int, part: int | None = None) -> Page:
    """Assigns a course or a lesson: how, when, to whom."""
    found = _open(here(class_id))
    item = find_item(library(), number, part) or abort(404)
    people = _people(class_id)
    form = Form(start={"way": assigning.usual_way(item), "who": "all"})
    again = False
    if is_post():
        form = given()
        read = _read(form, item, people, current.today())
        again = form.is_fine and read is None
        if form.is_fine and read is not None:
            plan, learners = read
            target = Target(item.course.id, item.lesson.id if item.lesson else None, plan, learners)
            try:
                service_assign.assign(current.store(), current.educator().id, class_id, target, current.today())
            except SameError:
                form.fault("form", assigning.SAME)
            except TooManyAssignmentsError:
                form.fault("form", TOO_MANY, most=MOST_ASSIGNMENTS)
            else:
                current.say(ASSIGNED)
                return redirect(address(class_id, "assign"), 303)
    return _form_page(form, found, item, people, again)


@bp.route("/class/<tag:tag>/<uuid:class_id>/assigned/<uuid:assignment_id>", methods=["GET", "POST"])
@current.for_educators
def change(class_id: uuid.UUID, assignment_id: uuid.UUID) -> Page:
    """Other days or other learners for what is assigned."""
    found, store, who = here(class_id), current.store(), current.educator().id
    row, learners = service_assign.get_assignment(store, who, class_id, assignment_id)
    item = item_of(library(), row.course, row.lesson)
    if item is None:
        raise NotFound
    people = _people(class_id)
    form = Form(start=_start(Plan(row.opens_on, row.due_on, row.held_on), learners))
    again = False
    if is_post():
        form = given()
        read = _read(form, item, people, min(row.opens_on, current.today()), row.held_on is None)
        again = form.is_fine and read is None
        if form.is_fine and read is not None:
            service_assign.change_assignment(store, who, class_id, assignment_id, *read, current.today())
            current.say(CHANGED)
            return redirect(address(class_id, "assign"), 303)
    return _form_page(form, found, item, people, again, assignment_id)


@bp.post("/class/<tag:tag>/<uuid:class_id>/assigned/<uuid:assignment_id>/take-back")
@current.for_educators
def take_back(class_id: uuid.UUID, assignment_id: uuid.UUID) -> Response:
    """Takes an assignment back."""
    service_assign.take_back(current.store(), current.educator().id, class_id, assignment_id, current.today())
    current.say(TAKEN_BACK)
    return redirect(address(class_id, "assign"), 303)


def _form_page(
    form: Form,
    found: SchoolClass,
    item: Item,
    people: list[Person],
    again: bool,
    assignment_id: uuid.UUID | None = None,
) -> Page:
    if again:
        form.fault("form", ONCE_MORE)
    view = library().lesson(item.course, item.lesson, current_tag().language.tag) if item.lesson else None
    return page(
        "assign",
        form,
        school_class=found,
        item=item,
        title=view or library().about(item.course, current_tag().language.tag),
        people=people,
        again=again,
        assignment_id=assignment_id,
        ways=WAYS,
        who=WHO,
        library=library(),
        today=current.today(),
    )


def _open(found: SchoolClass) -> SchoolClass:
    if found.archived_on is not None:
        abort(404)
    return found


def _people(class_id: uuid.UUID) -> list[Person]:
    rows = service_people.list_people(current.store(), current.educator().id, class_id)
    return sorted(rows, key=lambda one: sort_key(one.nickname, current_tag().language))


def _start(plan: Plan, learners: frozenset[uuid.UUID] | None) -> dict[str, object]:
    return {
        "way": "together" if plan.held_on else "alone",
        "held_on": plan.held_on,
        "opens_on": plan.opens_on if plan.held_on is None else None,
        "due_on": plan.due_on,
        "who": "all" if learners is None else "some",
        "learners": sorted(str(one) for one in learners or ()),
    }


def _read(
    form: Form, item: Item, people: list[Person], since: date, was_alone: bool = False
) -> tuple[Plan, frozenset[uuid.UUID] | None] | None:
    """What the form asks for. None while it has faults, or while it must be asked once more (then it has none)."""
    way = form.choice("way", WAYS)
    held = form.day("held_on", needed=way == "together")
    opens, due = form.day("opens_on", needed=False), form.day("due_on", needed=False)
    learners = None
    ids = {str(one.id): one.id for one in people}
    chosen = form.choices("learners", ids)
    if form.choice("who", WHO) == "some":
        learners = frozenset(ids[one] for one in chosen)
        if not learners:
            form.fault("learners", assigning.NOBODY)
    sure = form.ticked("sure") or was_alone
    if not form.is_fine:
        return None
    wanted = assigning.plan("together" if way == "together" else "alone", held, opens, due, current.today())
    for name, fault in assigning.faults_of(wanted, since).items():
        form.fault(name, fault)
    if not form.is_fine or (assigning.asks_again(item, "together" if way == "together" else "alone") and not sure):
        return None
    return wanted, learners
