"""What the helper says of itself, in plain English, as msgids. First steps and answers to questions stand in the directory's data.

Written by the rules of `directory/data/first_steps.yaml`, `never_en` and `crisis_wording_en`: kind, short, no blame, no promise that
nobody can keep. `{name}` would be a slot; there is none, so that no sentence depends on the grammar of what is put in.
"""

from __future__ import annotations

from web.marks import N_

# What was understood, said back in one sentence: to the person it happened to, and to somebody who helps another.
UNDERSTOOD = {
    "danger": (
        N_("You are telling me that somebody may get hurt right now."),
        N_("You are telling me that they may be in danger right now."),
    ),
    "self-harm": (
        N_("It sounds as if you are thinking about ending your life or about hurting yourself. I take that seriously."),
        N_("It sounds as if somebody you know is thinking about ending their life or about hurting themselves."),
    ),
    "sextortion": (
        N_("Somebody wants money, or more pictures, and threatens to share private pictures of you."),
        N_("Somebody is being blackmailed with private pictures, and you want to help."),
    ),
    "threat": (
        N_("Somebody threatens to share a private picture of you."),
        N_("Somebody threatens to share a private picture of a person you care about."),
    ),
    "shared": (
        N_("A private picture of you was shared without your yes."),
        N_("A private picture of a person you care about was shared without their yes."),
    ),
    "synthetic": (
        N_("Somebody made a fake sexual picture of you."),
        N_("Somebody made a fake sexual picture of a person you care about."),
    ),
    "hidden-recording": (
        N_("You were filmed or photographed in a private moment, without knowing or without agreeing."),
        N_("A person you care about was filmed or photographed in a private moment, without agreeing."),
    ),
    "pressure": (
        N_("Somebody keeps pushing you for pictures or for things you do not want to do."),
        N_("Somebody keeps pushing a person you care about for pictures or for things they do not want."),
    ),
    "unsolicited": (
        N_("Somebody sent you sexual pictures or messages that you did not ask for."),
        N_("Somebody sends sexual pictures or messages to a person you care about, unasked."),
    ),
    "account-breach": (
        N_("Somebody got into your phone or account, or it is lost, and private pictures are in it."),
        N_("Somebody got into the phone or account of a person you care about."),
    ),
    "grooming": (
        N_("An adult is trying to get close to you in a way that is not all right."),
        N_("An adult is trying to get close to a child in a way that is not all right."),
    ),
    "partner-abuse": (
        N_("Somebody who is or was your partner controls, follows or hurts you."),
        N_("A person you care about is controlled, followed or hurt by a partner or former partner."),
    ),
    "received-image": (
        N_("A private picture of somebody else has reached you."),
        N_("A private picture of somebody has reached a person you know."),
    ),
    "own-behaviour": (
        N_("You did something with a picture, or fear that you might, and you want to put it right."),
        N_("Somebody you know did something like this, and you want it to stop."),
    ),
}

SENTENCES = {
    "hello": N_(
        "Hello. I am Waymark’s helper: a program with written answers, not a person. "
        "Tell me what happened in your own words, or press what fits best."
    ),
    "kept": N_("I keep nothing of what you write. After 30 minutes I forget what you told me."),
    "again": N_("We begin again. What is on your mind?"),
    "greet": N_("Hello. It is good that you are here. What has happened?"),
    "menu": N_(
        "Here is everything I know about. Press what is closest; you can press more than one, one after the "
        "other."
    ),
    "not-a-person": N_(
        "No, I am not a person. I am a program with answers that people wrote and checked against sources."
    ),
    "human": N_(
        "A person can do more for you than I can. These people listen and help, and you need not give your "
        "name to begin."
    ),
    "exact": N_("Thank you. With that I can be more exact."),
    "skipped": N_("That is fine. You never have to answer."),
    "corrected": N_("Thank you for putting that right. I have taken it out."),
    "thanks": N_("You are welcome. It took courage to look for help."),
    "goodbye": N_(
        "Take care of yourself. You can come back whenever you want, and you will not have to explain "
        "yourself."
    ),
    "short": N_("In short, the one thing to do first:"),
    "unsure": N_("You do not have to know. We can go one small step at a time."),
    "rest": N_("Now to the rest of what you told me."),
    "said": N_("I have told you what I know about this. You can see it all as a plan, or talk to a person."),
    "empty": N_("You have not written anything yet, and that is fine. Press what fits, or write a few words."),
    "abusive": N_(
        "You may be angry here. I am a program, and it does not hurt me. If something has happened to you, I "
        "am still here."
    ),
    "exit": N_(
        "Press “Leave now” at the top, or the Shift key three times. The history of this browser will still "
        "show that you were here."
    ),
    "language": N_("We can go on in another language. What you told me comes along."),
    "expired": N_(
        "I have forgotten what you told me before: after 30 minutes everything is gone, so that nobody after "
        "you can read it. Your country and language are still set."
    ),
    "broken": N_(
        "I could not read what this page had remembered, so we begin again. Your country and language are "
        "still set."
    ),
    "too-long": N_(
        "That is more than I can read at once. I read up to 2,000 characters. Your text is still in the box: "
        "shorten it, or send it in parts."
    ),
    "back": N_("We are one step back."),
    "repair-1": N_("I am not sure that I understood you. Is it one of these?"),
    "repair-2": N_("I still did not understand, and that is my limit, not yours. Here is everything I know about:"),
    "repair-3": N_(
        "I am only a program, and you deserve to be understood. These are people you can talk to about "
        "anything:"
    ),
    "heavy": N_(
        "If it gets so heavy that you think about ending your life, or about hurting yourself: a person is "
        "there to listen."
    ),
    "danger-own": N_("Your safety comes before everything else."),
    "self-harm-own": N_(
        "Thank you for telling me. I am a program, not a person, and you deserve a person beside you now."
    ),
    "self-harm-other": N_("You are being a good friend, and this is too much for one person to carry."),
    "self-harm-other-now": N_(
        "If they may do something soon, or are hurt, call the emergency number and say where they are, also "
        "when they do not want you to."
    ),
    "self-harm-other-later": N_(
        "If it is not this minute: find a quiet moment, ask plainly whether they are thinking about ending "
        "their life, and listen. Asking does not put the idea there."
    ),
    "self-harm-other-tell": N_(
        "Do not promise to keep it secret. Tell one more person, best an adult you trust. How are you "
        "yourself?"
    ),
    "later": N_("The rest of what you told me is not lost. It can wait until you are safer, and then we take it up."),
    "no-country": N_("Call your local emergency number. Tell me the country, and I show the numbers of that country."),
    "safe-yes": N_("I am glad. The numbers stay here. We go on as slowly as you like."),
    "safe-no": N_(
        "Then please call now, or ask somebody near you to call. If you cannot speak, write to one of these."
    ),
    "law-none": N_("Tell me the country, and I show you the law there."),
    "law-here": N_("This is the law we read up on for your country:"),
}  # fmt: skip

# The questions that the helper may ask: at most one a turn, each with a way round it.
ASKED = {
    "country": N_("Which country are you in? Help and law differ from one to the next."),
    "region": N_("Which part of the country is it? Some services are for one region only."),
    "age": N_("Are you under 18, or 18 and over? Some places are made for young people."),
    "age-other": N_("Is the person you help under 18, or 18 and over?"),
    "role": N_("Who is it that you want to help?"),
    "paid": N_("Did you already pay, or send more pictures? Many people do, out of fear."),
    "who": N_("Do you know the person who is doing this?"),
    "made": N_("Is the picture real, or is it a fake?"),
    "picture": N_("How old was the youngest person in the picture when it was made?"),
    "platform": N_("Where is it happening, or where was it posted?"),
    "safe": N_("Are you safe at this moment?"),
    "safe-other": N_("Are they safe at this moment?"),
}

ANSWERS = {
    "knows-them": N_("Yes, I know them"),
    "stranger": N_("No, or only from online"),
    "real": N_("It is real"),
    "fake": N_("It is a fake, or changed"),
    "yes": N_("Yes"),
    "no": N_("No"),
}

# What people ask in between, on buttons.
QUESTIONS = {
    "ask-blame": N_("Is it my fault?"),
    "ask-law": N_("Is this against the law?"),
    "ask-removal": N_("How do I get it taken down?"),
    "ask-evidence": N_("What should I keep?"),
    "ask-privacy": N_("Will my parents or anybody else know?"),
    "ask-police": N_("What happens when I go to the police?"),
    "ask-hashing": N_("How can a fingerprint stop a picture?"),
    "ask-legal-aid": N_("Who gives free legal advice?"),
    "ask-support": N_("Whom can I talk to?"),
    "ask-learn": N_("Where can I learn more?"),
}
