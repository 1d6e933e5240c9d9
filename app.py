"""Waymark: wires the floors and the rooms. No route and no logic live here. `python app.py` serves."""

from __future__ import annotations

from flask import Flask

from chat import api as chat_api
from chat import engine
from chat import routes as chat_routes
from chat.cli import group as chat_commands
from chat.turns import Helper
from chat.wording import message
from courses import cli as courses_cli
from courses import routes as courses_routes
from courses.room import open_room
from directory import api as directory_api
from directory import cli as directory_cli
from directory import routes as directory_routes
from directory.labels import REACHES
from directory.loader import load
from directory.room import Room
from toolkit import routes as toolkit_routes
from toolkit.links import TOOLS
from web import api_description, failsafe, floor, resting
from web.catalogue_cli import group as catalogue_commands
from web.secret import load_secret
from web.settings import ROOT, Settings, read_settings


def create_app(settings: Settings | None = None) -> Flask:
    """The whole site for these settings, or for those of the environment.

    Raises DataError, CatalogueError or SettingsError when something that it needs is not right.
    """
    settings = settings or read_settings()
    app = Flask("waymark", template_folder=str(ROOT / "templates"), static_folder=None)
    app.secret_key = load_secret(settings.data_folder)
    floor.install(app, settings)

    directory = Room(load(settings.facts_folder), settings.clock)
    app.register_blueprint(directory_routes.pages(directory))
    app.register_blueprint(directory_api.blueprint(directory))
    app.cli.add_command(directory_cli.group(directory, settings.facts_folder))
    app.jinja_env.globals["emergency"] = directory.emergency
    app.jinja_env.globals["is_reviewed"] = directory.facts.is_reviewed
    app.jinja_env.globals["reaches"] = REACHES
    app.jinja_env.globals["crisis_directory"] = directory.facts.services["zz-find-a-helpline"].url

    engine.warm()
    helper = Helper(directory.facts, settings.clock, app.secret_key)
    app.register_blueprint(chat_routes.pages(helper))
    app.register_blueprint(chat_api.blueprint(helper))
    app.jinja_env.globals["wording"] = message
    courses = open_room(directory.facts, settings.clock)
    app.register_blueprint(courses_routes.pages(courses))
    app.cli.add_command(courses_cli.group(courses))

    app.register_blueprint(toolkit_routes.pages(directory))
    # Other rooms link to a tool by its name and never import the room.
    app.jinja_env.globals["tools"] = {tool.endpoint.partition(".")[2]: tool for tool in TOOLS}

    # People sign in there. Everything above works with these rooms, or their database, gone.
    accounts, classes = resting.room("accounts.room"), resting.room("classes.room")
    if accounts is None:
        resting.rest(app)
    else:
        accounts.install(app, settings, app.secret_key)
        if classes is not None:
            classes.install(app, settings, courses)

    app.cli.add_command(chat_commands(helper))
    app.cli.add_command(catalogue_commands())
    api_description.install(app, [ROOT / room / "openapi.yaml" for room in ("directory", "chat")])
    failsafe.prepare(directory.emergency_line)
    return app


if __name__ == "__main__":
    from web.server import serve

    serve(create_app)
