"""Installs the room on the app: what its pages share, its blueprints, its commands, its parts of export and erasure."""

from __future__ import annotations

import os

from flask import Flask

from accounts import floor as accounts_floor
from accounts.sealing import Sealer
from classes import (
    cli,
    routes_add,
    routes_assign,
    routes_box,
    routes_calendar,
    routes_cards,
    routes_class,
    routes_classes,
    routes_learner,
    routes_lesson,
    routes_pack,
    routes_parts,
    routes_people,
    routes_report,
    routes_teach,
    routes_teachers,
    service_owned,
)
from classes.floor import KEY, ClassesRoom
from courses.room import CoursesRoom
from web.settings import Settings


def install(app: Flask, settings: Settings, courses: CoursesRoom) -> None:
    """Adds the room, after `accounts.room.install`. The database is not opened."""
    assert isinstance(app.secret_key, bytes)  # noqa: S101 (app.py made it)
    cards = Sealer(app.secret_key, "cards", os.urandom)
    room = ClassesRoom(settings, app.extensions[accounts_floor.KEY], courses, cards)
    app.extensions[KEY] = room
    service_owned.register()
    app.context_processor(routes_parts.shared)
    _blueprints(app, room)


def _blueprints(app: Flask, room: ClassesRoom) -> None:
    """The blueprints and commands of the room, a line each."""
    app.register_blueprint(routes_classes.bp)
    app.register_blueprint(routes_class.bp)
    app.register_blueprint(routes_people.bp)
    app.register_blueprint(routes_add.bp)
    app.register_blueprint(routes_cards.bp)
    app.register_blueprint(routes_teachers.bp)
    app.register_blueprint(routes_assign.bp)
    app.register_blueprint(routes_calendar.bp)
    app.register_blueprint(routes_learner.pages(room.courses))
    app.register_blueprint(routes_lesson.pages(room.courses))
    app.register_blueprint(routes_box.pages(room.courses))
    app.register_blueprint(routes_teach.pages(room.courses))
    app.register_blueprint(routes_report.pages(room.courses))
    app.register_blueprint(routes_pack.pages(room.courses))
    app.cli.add_command(cli.group(room))
