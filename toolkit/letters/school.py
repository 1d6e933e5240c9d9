"""Letter 7: to a school."""

from __future__ import annotations

from toolkit.letter import Letter, Part
from toolkit.letters import common
from web.marks import N_

LETTER = Letter(
    number=7,
    id="school",
    name=N_("Letter to a school"),
    about=N_("Asks the school to stop a picture from going round and to protect the pupil."),
    seen_by=N_(
        "The head of the school, and those whom they must tell. Schools often have a duty to tell "
        "others in order to protect a child. "
        "You can ask first, without a name, what they would do."
    ),
    before=(
        N_("If you are a pupil: you can give this letter to a teacher, a counsellor or a school nurse whom you trust."),
        N_("Nobody at the school should look at the picture, copy it or collect it, not even to help."),
    ),
    fields=("recipient", "school", "name", "person", "contact", "platform", "seen", "words"),
    choices=("sharing", "threats", "synthetic", "recorded", "unsolicited", "minors"),
    parts=(
        *common.DATE_AND_RECIPIENT,
        Part(N_("School and class: {school}")),
        Part(N_("Please act: a picture is going round"), kind="subject"),
        common.GREETING,
        Part(N_("I am a pupil at your school and ask for your help."), when=("me",)),
        Part(N_("I write for your pupil {person} and ask for your help."), when=("other",)),
        common.HAPPENED,
        *common.what("sharing", "threats", "synthetic", "recorded", "unsolicited", "minors"),
        Part(N_("App or site: {platform}")),
        common.SEEN,
        common.WORDS,
        Part(N_("The person in the picture has done nothing wrong and must not be punished for it.")),
        Part(N_("I ask you to:")),
        Part(N_("name one person whom the pupil can turn to;"), kind="item"),
        Part(
            N_("talk with the pupil before you tell parents, other pupils or the police, unless someone is in danger;"),
            kind="item",
        ),
        Part(
            N_("make sure that nobody looks at the picture, copies it, collects it or sends it on, staff included;"),
            kind="item",
        ),
        Part(
            N_("have it stopped and deleted, and protect the pupil from talk and bullying, in class and online;"),
            kind="item",
        ),
        Part(N_("keep names to those who must know;"), kind="item"),
        Part(N_("tell me within a few days what you have done."), kind="item"),
        *common.SIGNED,
    ),
    reader="country",
    fits=(frozenset({"at-school"}),),
)
