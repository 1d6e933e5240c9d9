"""The words of the catalogue and of the player for ids that `course.yaml` and `evidence.yaml` use, as msgids."""

from __future__ import annotations

from web.marks import N_

AUDIENCES = {
    "13-15": N_("13 to 15 years"),
    "16-18": N_("16 to 18 years"),
    "adults": N_("adults"),
    "educators": N_("those who teach"),
}
DELIVERIES = {
    "facilitated": N_("together with somebody who leads it"),
    "self-study": N_("on your own"),
    "either": N_("on your own or in a group"),
}
TOPICS = {
    "consent": N_("consent"),
    "relationships": N_("relationships"),
    "sharing": N_("sharing and trust"),
    "abuse": N_("harm by pictures"),
    "law": N_("law and rights"),
    "help": N_("finding help"),
    "evidence": N_("keeping evidence"),
    "accounts": N_("accounts and devices"),
    "media": N_("judging what you see"),
    "design": N_("how apps pull at you"),
    "bystander": N_("standing by others"),
}
STRENGTHS = {
    "strong": N_("a large or well-made study"),
    "moderate": N_("a study of middling weight"),
    "weak": N_("a weak source: take it with care"),
    "official statement": N_("a statement by governments"),
    "official guidance": N_("guidance by an authority"),
}
# What is said at once when a question is checked, by kind of question and verdict.
VERDICTS = {
    "one": {
        "empty": N_("Choose an answer first. There is no hurry."),
        "right": N_("Yes, that fits."),
        "wrong": N_("Have another think. Here is why:"),
    },
    "several": {
        "empty": N_("Choose at least one first. There is no hurry."),
        "right": N_("Yes: all that fit, and only those."),
        "part": N_("So far so good. Something that fits is still missing."),
        "wrong": N_("Something here does not fit. Here is why:"),
    },
    "order": {
        "empty": N_("Give each a place first. There is no hurry."),
        "right": N_("Yes, this order works."),
        "part": N_("Some stand in their place already. Try the others again."),
        "wrong": N_("Not in this order yet. Try another."),
    },
    "match": {
        "empty": N_("Choose a partner for each first. There is no hurry."),
        "right": N_("Yes, they all belong together."),
        "part": N_("Some fit already. Try the others again."),
        "wrong": N_("None fits yet. Try again."),
    },
}
