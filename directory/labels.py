"""The words of the taxonomy and of the facts, in plain English, as msgids.

Every key of `data/taxonomy.yaml` and every word that the data may use has its label here; `flask directory check` fails on one
that is missing. The order is the order on the page.
"""

from __future__ import annotations

from web.marks import N_

# What happened, as a fifteen-year-old would say it. Urgent ones first.
SITUATIONS = {
    "danger": N_("I am, or someone is, in physical danger now"),
    "self-harm": N_("Thoughts of suicide or of hurting oneself"),
    "sextortion": N_("Someone wants money, or more pictures, or they will share mine"),
    "threat": N_("Someone threatens to share a private picture"),
    "shared": N_("A private picture was posted, sent on or shown to others"),
    "synthetic": N_("Someone made a fake sexual picture (AI, deepfake, edited)"),
    "hidden-recording": N_("Filmed or photographed in secret, or a call was recorded"),
    "pressure": N_("Someone keeps pushing for pictures or for sexual things on camera"),
    "unsolicited": N_("Someone sent me sexual pictures or messages I did not ask for"),
    "account-breach": N_("A phone or account was broken into, lost or stolen"),
    "grooming": N_("An adult is getting close to a child in a sexual way"),
    "partner-abuse": N_("A partner or ex controls, stalks or hurts"),
    "received-image": N_("I got someone else’s private picture"),
    "own-behaviour": N_("I did something like this, or worry that I might"),
}

ROLES = {
    "self": N_("Me"),
    "friend-under-18": N_("A friend, and I am under 18"),
    "parent": N_("My child"),
    "teacher-or-youth-worker": N_("A pupil or a young person I work with"),
    "professional": N_("A client or patient"),
    "partner-or-relative": N_("My partner, a friend or someone in my family"),
}

AGES = {
    "under-18": N_("Under 18"),
    "adult": N_("18 or over"),
}

KINDS = {
    "emergency": N_("Emergency"),
    "suicide-crisis": N_("Crisis line"),
    "child-helpline": N_("Someone to talk to for children and young people"),
    "child-hotline": N_("Reports of sexual pictures of children"),
    "removal": N_("Getting pictures taken down"),
    "helpline": N_("Advice and support"),
    "police": N_("Police"),
    "regulator": N_("Public authority"),
    "sexual-violence": N_("Help after sexual violence"),
    "domestic-abuse": N_("Help with an abusive partner or family"),
    "counselling": N_("Counselling"),
    "legal-aid": N_("Legal help"),
    "lgbtqi": N_("For LGBTQI+ people"),
    "men": N_("For men"),
    "own-behaviour": N_("For people worried about what they did or might do"),
    "education": N_("Guides and learning"),
}

CONDUCTS = {
    "sharing": N_("Sharing without consent"),
    "threats": N_("Threatening to share"),
    "synthetic": N_("Fakes and deepfakes"),
    "creation": N_("Making a picture without consent"),
    "voyeurism": N_("Hidden recording"),
    "unsolicited": N_("Unwanted sexual pictures"),
    "sextortion": N_("Sexual extortion"),
    "minors": N_("Pictures of under-18s"),
    "removal-order": N_("Orders to remove"),
    "platform-duty": N_("Duties of platforms"),
}

LAW_STATUS = {
    "in-force": N_("In force"),
    "passed": N_("Passed, not yet in force"),
    "bill": N_("A bill, not law"),
    "repealed": N_("No longer in force"),
    "unclear": N_("Not clear whether in force"),
}

COSTS = {
    "free": N_("Free"),
    "local-rate": N_("The price of a local call"),
    "unknown": "",
}

REACHES = {
    "all": N_("police, ambulance and fire"),
    "police": N_("police"),
    "ambulance": N_("ambulance"),
    "fire": N_("fire"),
    "text": N_("by text message"),
    "unknown": "",
}

BANS = {
    "real": N_("real intimate pictures shared without consent"),
    "synthetic": N_("fakes made by computer"),
    "threats": N_("threats to share"),
    "minors": N_("sexual pictures of under-18s"),
    "sextortion": N_("sexual extortion"),
    "unsolicited": N_("unwanted sexual pictures"),
}

INSTRUMENT_KINDS = {
    "treaty": N_("Treaty"),
    "treaty-guidance": N_("Guidance on a treaty"),
    "eu-directive": N_("European Union directive"),
    "eu-regulation": N_("European Union regulation"),
    "national-law-with-worldwide-effect": N_("National law felt worldwide"),
    "programme": N_("Programme of governments"),
    "technology": N_("Technology"),
}

CONFIDENCE = {
    "high": N_("read on the service’s own page"),
    "medium": N_("read on the page of a partner or an authority"),
    "low": N_("not confirmed"),
}

# Why a service stands in the list: the codes of `lookup.Found.why`.
WHY = {
    "emergency": N_("answers when someone is in danger"),
    "situation": N_("made for what you told us"),
    "anything": N_("helps with anything"),
    "young": N_("made for children and young people"),
    "picture": N_("fits the age of the person in the picture"),
    "region": N_("in your part of the country"),
    "national": N_("works in the whole country"),
    "worldwide": N_("works from any country"),
    "open": N_("open now"),
    "language": N_("speaks your language"),
}
