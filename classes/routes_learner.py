"""What a learner does about themselves: joins, writes new words down, sees what is due, changes, takes along, erases."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request, session
from werkzeug.wrappers import Response

from accounts import current, erase, export, tries, words
from accounts.forms import Form
from accounts.sealing import RefusedError
from accounts.visit import floor
from classes import nicknames, service_learner
from classes.codes import fold_code, shown_code
from classes.due import due_lessons
from classes.nicknames import clean_nickname, fold_nickname
from classes.service_people import TakenError
from courses.room import CoursesRoom
from web.locales import languages
from web.marks import N_
from web.request_tag import current_catalogue, current_tag
from web.tag import Tag

WORDS = "words"  # in the session: the new words, sealed, until they are written down
NO_FIT = N_("These three do not fit together. Look at your card, or ask your teacher for a new one.")
CHANGED = N_("Your changes are saved.")
ERASED = N_("Everything that was kept about you is erased.")


def pages(courses: CoursesRoom) -> Blueprint:
    """The routes. `courses` gives the lessons that assignments name."""
    bp = Blueprint("class_learner", __name__)
    _join(bp)
    _words(bp)
    _me(bp)

    @bp.get("/class/<tag:tag>/mine")
    @current.for_learners
    def mine() -> str:
        """What is due, what comes, what is done."""
        found = service_learner.mine(current.store(), current.learner().id)
        due = due_lessons(found.assignments, courses.library, found.progress, current.today())
        return render_template(
            "classes/mine.html",
            row=found.row,
            due=due,
            library=courses.library,
            has_new_words=WORDS in session,
            today=current.today(),
        )

    return bp


def _join(bp: Blueprint) -> None:
    @bp.get("/class/<tag:tag>/join")
    @bp.get("/class/<tag:tag>/join/<code>")
    @current.for_anybody
    def join(code: str = "") -> str:
        """The three things that stand on a card. The square code of a card brings the class code along."""
        known = fold_code(code or request.args.get("code", ""))
        return _joining(Form(start={"code": shown_code(known) if known else ""}))

    @bp.post("/class/<tag:tag>/join")
    @current.for_anybody
    def enter() -> str | tuple[str, int] | Response:
        """Checks the three, and gives new words when these were the printed ones, which now are used up."""
        form = Form(request.form.to_dict(flat=False))
        code = fold_code(form.text("code", 60))
        nickname = fold_nickname(clean_nickname(form.text("nickname", 200)))
        typed = words.folded(form.secret("words"))
        if not form.is_fine:
            return _joining(form), 422
        account = f"{code or ''} {nickname}"
        tries.begin("words", account)
        store, base = current.store(), floor()
        place = service_learner.find(store, code, nickname)
        is_right = base.passwords.is_right(place.learner.words_hash if place else None, typed)
        if place is None or not is_right:
            form.fault("form", NO_FIT)
            return _joining(form), 422
        new = _use_up(place)
        if new is None:
            form.fault("form", NO_FIT)
            return _joining(form), 422
        tries.succeeded("words", account)
        spoken = current_tag().language if new else languages().get(place.learner.language, current_tag().language)
        here = Tag(spoken, place.row.country)
        wanted = current.take_next(f"/class/{here}/mine")
        current.sign_in_learner(place.learner)
        service_learner.was_here(store, place.row.id, current.today())
        if new:
            _remember_words(place.learner.id.hex, new)
            wanted = f"/class/{here}/me/words"
        return redirect(wanted, 303)


def _joining(form: Form) -> str:
    return render_template("classes/join.html", form=form)


def _use_up(place: service_learner.Place) -> str | None:
    """New words in the place of printed ones; nothing where the words are the learner's own; None when another was quicker.

    Whoever comes in for the first time speaks the language in which they opened the page.
    """
    learner, base = place.learner, floor()
    if not learner.words_are_new:
        return ""
    language = current_tag().language.tag
    new = words.choose(language, base.below)
    hashed = base.passwords.hash(words.folded(new))
    store = current.store()
    return (
        new if service_learner.replace_words(store, learner.id, learner.words_hash, hashed, language=language) else None
    )


def _remember_words(learner: str, new: str) -> None:
    session[WORDS] = floor().form.close_text(new.encode(), f"words {learner}")


def _new_words() -> str:
    try:
        return floor().form.open_text(session.get(WORDS, ""), f"words {current.learner().id.hex}").decode()
    except RefusedError:
        return ""


def _words(bp: Blueprint) -> None:
    @bp.get("/class/<tag:tag>/me/words")
    @current.for_learners
    def new_words() -> str:
        """The new words, as often as one likes until one says that they are written down; afterwards nobody can read them."""
        learner = current.learner()
        spoken = languages().get(learner.language, current_tag().language).html
        return render_template("classes/words.html", words=_new_words(), words_lang=spoken, nickname=learner.nickname)

    @bp.post("/class/<tag:tag>/me/words")
    @current.for_learners
    def words_written() -> Response:
        """They are written down; or one wants others."""
        if "others" not in request.form:
            session.pop(WORDS, None)
            return redirect(current.place("mine"), 303)
        learner, base = current.learner(), floor()
        new = words.choose(learner.language, base.below)
        hashed = base.passwords.hash(words.folded(new))
        if service_learner.replace_words(current.store(), learner.id, learner.words_hash, hashed, current.here_id()):
            _remember_words(learner.id.hex, new)
        return redirect(current.place("me/words"), 303)


def _me(bp: Blueprint) -> None:
    def shown(form: Form) -> str:
        row = service_learner.class_of(current.store(), current.learner().id)
        return render_template("classes/me.html", form=form, row=row)

    @bp.get("/class/<tag:tag>/me")
    @current.for_learners
    def me() -> str:
        """What is kept about a learner, and how to change it."""
        learner = current.learner()
        return shown(Form(start={"nickname": learner.nickname, "language": learner.language}))

    @bp.post("/class/<tag:tag>/me")
    @current.for_learners
    def change() -> tuple[str, int] | Response:
        """Another nickname, another language."""
        form = Form(request.form.to_dict(flat=False))
        nickname = clean_nickname(form.text("nickname", 200))
        language = form.choice("language", list(languages()))
        if nickname and (fault := nicknames.fault_of(nickname)):
            form.fault("nickname", fault, most=nicknames.MOST)
        elif not nickname:
            form.fault("nickname", nicknames.EMPTY)
        if form.is_fine:
            try:
                service_learner.change(current.store(), current.learner().id, nickname, language, current.today())
            except TakenError:
                form.fault("nickname", nicknames.TAKEN)
        if not form.is_fine:
            return shown(form), 422
        current.say(CHANGED)
        return redirect(f"/class/{current_tag().with_language(language)}/me", 303)

    @bp.get("/class/<tag:tag>/me/all")
    @current.for_learners
    def take_along() -> Response:
        """Everything that is kept, as one zip."""
        with current.store().read() as rows:
            tables = [table for part in export.parts("learner") for table in part.read(rows, current.learner().id)]
            data = export.make_zip(tables, current_catalogue().gettext, current.today())
        response = current_app.response_class(data, mimetype="application/zip")
        response.headers["Content-Disposition"] = 'attachment; filename="waymark.zip"'
        return response

    @bp.get("/class/<tag:tag>/me/leave")
    @current.for_learners
    def leave() -> str:
        """The first tap leads here: what will be gone."""
        return render_template(
            "classes/leave.html", known=service_learner.known_questions(current.store(), current.learner().id)
        )

    @bp.post("/class/<tag:tag>/me/leave")
    @current.for_learners
    def erase_me() -> Response:
        """The second tap: all of it is gone, from the files too."""
        learner_id = current.learner().id
        with current.store().erase() as rows:
            erase.erase(rows, "learner", learner_id)
        current.sign_out()
        current.say(ERASED)
        return redirect(current.place(""), 303)
