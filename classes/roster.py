"""Reads lists of learners: lines that were pasted, a CSV file, or a OneRoster file (1.1 and 1.2: users.csv, or the zip with it).

OneRoster files hold full names, numbers and addresses; only a first name is taken from them, with the first letter of the
family name where two would be alike, and the educator sees and changes the list before anybody is added. Nothing else is kept.
Sources: 1EdTech OneRoster 1.1 and 1.2, CSV binding, users.csv. Pure: bytes and text in, nicknames out.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from classes.nicknames import clean_nickname, fault_of, fold_nickname
from web.marks import N_

FILE_BYTES = 400 * 1024  # what one form may weigh, with room for the rest of it
UNPACKED_BYTES = 4 * 1024 * 1024
MOST_LINES = 10_000  # beyond this a list is not even looked through
MOST_CHARACTERS = 100_000

NOT_TEXT = N_("We could not read this file. Please save it as CSV with UTF-8, or paste the nicknames.")
TOO_BIG = N_("This file is too large. Please choose one with the learners of one class only.")
NO_NAMES = N_("We found no names in this file. The first line should say “nickname” above a column of nicknames.")
BROKEN_ZIP = N_("We could not open this zip file. Please choose the file users.csv itself.")

# How the column of nicknames may be called, in the languages of the site; folded.
_COLUMNS = {
    "nickname", "nick", "pseudo", "surnom", "apodo", "alias", "lempinimi", "nimimerkki", "smeknamn", "gælunafn", "nadimak",
    "별명", "닉네임",
}  # fmt: skip
_FIRST = ("preferredfirstname", "preferredgivenname", "givenname")
_LAST = ("preferredlastname", "preferredfamilyname", "familyname")
_LEARNER_ROLES = ("student",)


class UnreadableError(ValueError):
    """The file cannot be read; the text is a msgid that says what to do."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A list looked through: `good` nicknames, and the others with what is wrong with each, as a msgid."""

    good: tuple[str, ...]
    faults: tuple[tuple[str, str], ...]


TWICE = N_("stands in the list twice")
_SHORT = 60  # characters of a bad line that are shown


def split_lines(text: str) -> list[str]:
    """The nicknames of what was pasted: one a line, or between commas, semicolons and tabs. Empty ones are left out."""
    rows = text.replace("\t", "\n").replace(";", "\n").replace(",", "\n").splitlines()
    return [name for row in rows[: MOST_LINES + 1] if (name := clean_nickname(row))]


def check(nicknames: Iterable[str]) -> Checked:
    """Looks each through."""
    good: list[str] = []
    faults: list[tuple[str, str]] = []
    seen: set[str] = set()
    for nickname in nicknames:
        fault = fault_of(nickname)
        folded = fold_nickname(nickname)
        if fault is None and folded in seen:
            fault = TWICE
        if fault:
            faults.append((nickname[:_SHORT], fault))
        else:
            good.append(nickname)
            seen.add(folded)
    return Checked(tuple(good), tuple(faults))


def read_file(raw: bytes) -> list[str]:
    """The nicknames in a CSV or OneRoster file, plain or in a zip. Raises UnreadableError."""
    if len(raw) > FILE_BYTES:
        raise UnreadableError(TOO_BIG)
    if raw[:4] != b"PK\x03\x04":
        return _names(_rows(raw))
    files = _open_zip(raw)
    if "users.csv" not in files:
        raise UnreadableError(BROKEN_ZIP)
    return _names(_rows(files["users.csv"]), _students(files.get("roles.csv")))


def _open_zip(raw: bytes) -> dict[str, bytes]:
    """The files of a OneRoster zip that we need, by their plain names. Nothing is written anywhere."""
    files = {}
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for entry in archive.infolist():
                name = entry.filename.replace("\\", "/").rpartition("/")[2].lower()
                if name in ("users.csv", "roles.csv") and name not in files:
                    # Read no more than we take, whatever the directory of the zip says of the size.
                    with archive.open(entry) as file:
                        files[name] = file.read(UNPACKED_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise UnreadableError(BROKEN_ZIP) from error
    if any(len(text) > UNPACKED_BYTES for text in files.values()):
        raise UnreadableError(TOO_BIG)
    return files


def _students(roles: bytes | None) -> frozenset[str] | None:
    """Who is a student by roles.csv (OneRoster 1.2), by sourcedId; None where there is no such file."""
    if roles is None:
        return None
    rows = _rows(roles)
    where = {_head(cell): place for place, cell in enumerate(rows[0])} if rows else {}
    if "usersourcedid" not in where or "role" not in where:
        return None
    return frozenset(
        _cell(row, where["usersourcedid"]).strip()
        for row in rows[1:]
        if _cell(row, where["role"]).strip().casefold() in _LEARNER_ROLES
    )


def _rows(raw: bytes) -> list[list[str]]:
    for coding in ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            text = raw.decode(coding)
        except UnicodeDecodeError as error:
            raise UnreadableError(NOT_TEXT) from error
    if "\0" in text:
        raise UnreadableError(NOT_TEXT)
    head = text.split("\n", 1)[0]
    mark = max(";\t,", key=head.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) if any(map(str.strip, row))]
    except csv.Error as error:
        raise UnreadableError(NOT_TEXT) from error
    return rows[: MOST_LINES + 2]


def _head(cell: str) -> str:
    return fold_nickname(cell).replace(" ", "").replace("_", "")


def _names(rows: list[list[str]], students: frozenset[str] | None = None) -> list[str]:
    if not rows:
        raise UnreadableError(NO_NAMES)
    heads = [_head(cell) for cell in rows[0]]
    nick = next((place for place, head in enumerate(heads) if head in _COLUMNS), None)
    if nick is not None:
        found = [clean_nickname(_cell(row, nick)) for row in rows[1:]]
    elif "givenname" in heads:
        found = _of_oneroster(heads, rows[1:], students)
    elif all(len(row) == 1 for row in rows):
        found = [clean_nickname(row[0]) for row in rows]
    else:
        raise UnreadableError(NO_NAMES)
    names = [name for name in found if name]
    if not names:
        raise UnreadableError(NO_NAMES)
    return names


def _of_oneroster(heads: Sequence[str], rows: Sequence[Sequence[str]], students: frozenset[str] | None) -> list[str]:
    """First names of the active students. 1.2 keeps roles in another file; without that everybody in the file counts."""
    where = {head: place for place, head in enumerate(heads)}

    def value(row: Sequence[str], *columns: str) -> str:
        cells = (_cell(row, where[name]) for name in columns if name in where)
        return next((text for cell in cells if (text := clean_nickname(cell))), "")

    people = []
    for row in rows:
        role, status = value(row, "role").casefold(), value(row, "status").casefold()
        if (role and role not in _LEARNER_ROLES) or status == "tobedeleted":
            continue
        if students is not None and _cell(row, where.get("sourcedid", len(row))).strip() not in students:
            continue
        people.append((value(row, *_FIRST), value(row, *_LAST)))
    return _told_apart(people)


def _told_apart(people: Sequence[tuple[str, str]]) -> list[str]:
    """First names; where two are alike, with the first letter of the family name, and where that is not enough, a number."""
    firsts = [fold_nickname(first) for first, _ in people]
    used: set[str] = set()
    names = []
    for first, last in people:
        if not first:
            continue
        name = first if firsts.count(fold_nickname(first)) == 1 or not last else f"{first} {last[0]}"
        number, base = 2, name
        while fold_nickname(name) in used:
            name, number = f"{base} {number}", number + 1
        used.add(fold_nickname(name))
        names.append(name)
    return names


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""
