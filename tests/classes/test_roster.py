"""Lists of learners: pasted, as CSV, as OneRoster 1.1 and 1.2, and hostile."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classes import roster
from classes.nicknames import fault_of

USERS_11 = (
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,"
    "identifier,email,sms,phone,agentSourcedIds,grades,password\n"
    "1,,,true,o,student,ana.k,,Ana,Kovač,,,ana@x.example,,,,8,\n"
    "2,active,,true,o,student,ana.p,,Ana,Popović,,,,,,,8,\n"
    "3,,,true,o,teacher,t,,Vera,Ilić,,,,,,,,\n"
    "4,tobedeleted,,true,o,student,g,,Gone,Away,,,,,,,8,\n"
    '5,,,true,o,student,b,,"Bo, Jr.",Li,,,,,,,8,\n'
)
USERS_12 = (
    "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,"
    "phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,"
    "preferredFamilyName,primaryOrgSourcedId,pronouns\n"
    "1,,,true,u,,Alexandra,Kovač,,,,,,,8,,,,Sasha,,,o,\n"
    "2,,,true,u,,Vera,Ilić,,,,,,,,,,,,,,o,\n"
)
ROLES_12 = (
    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId\n"
    "r1,,,1,primary,student,,,o,\nr2,,,2,primary,teacher,,,o,\n"
)


def packed(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_csv", ".csv"), text)
    return out.getvalue()


def test_pasted_lines_are_nicknames_however_they_are_separated() -> None:
    assert roster.split_lines(" Otter \r\n\n Birch, Comet;Dune\tElm\n") == ["Otter", "Birch", "Comet", "Dune", "Elm"]


def test_bad_lines_are_named_and_the_others_kept() -> None:
    checked = roster.check(["Otter", "…", "otter", "x" * 41])
    assert checked.good == ("Otter",)
    assert [fault for _, fault in checked.faults] == [fault_of("…"), roster.TWICE, fault_of("x" * 41)]


@pytest.mark.parametrize(
    "raw",
    [
        b"nickname\nOtter\nBirch\n",
        "\ufeffNickname;Group\r\nOtter;a\r\nBirch;b\r\n".encode(),
        "group\tpseudo\na\tOtter\nb\tBirch\n".encode("utf-16"),
        b'"id","Lempinimi"\n1,"Otter"\n2,"Birch"\n',
        b"Otter\nBirch\n",
    ],
)
def test_csv_as_programs_write_it_is_read(raw: bytes) -> None:
    assert roster.read_file(raw) == ["Otter", "Birch"]


def test_of_one_roster_only_first_names_of_students_are_taken() -> None:
    assert roster.read_file(USERS_11.encode()) == ["Ana K", "Ana P", "Bo, Jr."]


def test_one_roster_1_2_keeps_roles_elsewhere_and_knows_the_name_that_is_used() -> None:
    assert roster.read_file(packed(users_csv=USERS_12, roles_csv=ROLES_12)) == ["Sasha"]
    assert roster.read_file(packed(users_csv=USERS_12)) == ["Sasha", "Vera"]


def test_no_address_number_or_family_name_comes_out_of_one_roster() -> None:
    text = " ".join(roster.read_file(packed(users_csv=USERS_11)))
    assert not [word for word in ("Kovač", "Popović", "ana@", "ana.k", "Vera") if word in text]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", roster.NO_NAMES),
        (b"a,b\n1,2\n", roster.NO_NAMES),
        (b"nickname\n", roster.NO_NAMES),
        (b"\xff\xfe\x00\xd8", roster.NOT_TEXT),
        (b"nick\xe9name\n", roster.NOT_TEXT),
        (b"a\x00b\n", roster.NOT_TEXT),
        (b"PK\x03\x04 broken", roster.BROKEN_ZIP),
        (packed(other_csv="x"), roster.BROKEN_ZIP),
        (b"x" * (roster.FILE_BYTES + 1), roster.TOO_BIG),
    ],
)
def test_what_cannot_be_read_says_what_to_do(raw: bytes, said: str) -> None:
    with pytest.raises(roster.UnreadableError, match=said[:20]):
        roster.read_file(raw)


def test_a_zip_that_unpacks_to_something_huge_is_refused() -> None:
    bomb = packed(users_csv="a" * (roster.UNPACKED_BYTES * 3))
    assert len(bomb) < roster.FILE_BYTES
    with pytest.raises(roster.UnreadableError, match="too large"):
        roster.read_file(bomb)


def test_names_with_paths_in_a_zip_are_only_names() -> None:
    assert roster.read_file(packed(**{"../../etc/users.csv": "nickname\nOtter\n"})) == ["Otter"]


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        names = roster.read_file(raw)
    except roster.UnreadableError:
        return
    assert all(names)
    roster.check(names)
