"""Letter 8: to an employer."""

from __future__ import annotations

from toolkit.letter import Letter, Part
from toolkit.letters import common
from web.marks import N_

LETTER = Letter(
    number=8,
    id="employer",
    name=N_("Letter to an employer"),
    about=N_(
        "For when a picture reached work, or may: asks that it is not passed on and that you are not harmed by it."
    ),
    seen_by=N_(
        "Whoever opens the letter, and those whom they tell. Ask first who that would be: personnel, a "
        "manager, a staff council."
    ),
    before=(N_("You do not have to tell your employer. A union, a staff council or a helpline can advise you first."),),
    fields=("recipient", "name", "contact", "platform", "seen", "words"),
    choices=("sharing", "threats", "sextortion", "synthetic", "recorded"),
    parts=(
        *common.DATE_AND_RECIPIENT,
        Part(N_("Confidential: please help to stop a picture"), kind="subject"),
        common.GREETING,
        Part(N_("A crime or a serious breach of my privacy has reached, or may reach, my place of work.")),
        *common.what("sharing", "threats", "sextortion", "synthetic", "recorded"),
        Part(N_("App or site: {platform}")),
        common.SEEN,
        common.WORDS,
        Part(N_("I am the one who was harmed. I ask you to:")),
        Part(N_("keep this confidential and name one person whom I can turn to;"), kind="item"),
        Part(N_("tell staff, without my name, that such pictures must not be opened, kept or sent on;"), kind="item"),
        Part(N_("have it removed from work accounts, chats and devices without anyone making a copy;"), kind="item"),
        Part(N_("protect me from remarks and from any disadvantage at work because of it;"), kind="item"),
        Part(N_("give no information about me to strangers who write or call."), kind="item"),
        *common.SIGNED,
    ),
    reader="country",
    fits=(frozenset({"at-work"}),),
    never=frozenset({"under-18"}),
)
