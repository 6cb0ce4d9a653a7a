"""Every sentence that an answer is made of, in both languages side by side.

Slots: `day` is a day as it stands in a sentence (`maandag 2 maart`, `on Monday 2 March`), `date`
the day alone, `topic` what was sent in (`de melding`, `het verzoek`), `who` the colleague or
department that acts. Slots that may be empty carry their own blank. A sentence gets its capital by
itself.
"""

from __future__ import annotations

from kcc_desktop.domain.said import Said

# --- how it came in and where it went ---------------------------------------------------------

CAME_IN = Said("kwam {day}{channel} binnen{by}", "reached {by}{channel} {day}")
US = Said("", "us")
AND_WENT_SAME_DAY = Said(
    "en ging dezelfde dag naar {department}", "and went to {department} the same day"
)
AND_WENT_THEN = Said("en ging daarna naar {department}", "and then went to {department}")
AND_WENT = Said("en ging {day} naar {department}", "and went to {department} {day}")
WENT = Said("ging {day} naar {department}", "went to {department} {day}")
AND_ANSWERED = Said("en is meteen beantwoord", "and was answered at once")
IS_KNOWN = Said("is bij ons bekend", "is known to us")
UNDATED = Said(
    "Op welke dag {topic} binnenkwam, weet ik niet.", "I don't know on which day {topic} came in."
)
KNOWN_BEFORE = Said(
    "dit was al bekend en ging {day} naar {department}.",
    "this was already known and had gone to {department} {day}.",
)
PASSED_ON = Said(
    "{day} is {topic} doorgestuurd naar {department}.",
    "{topic} was passed on to {department} {day}.",
)
PART_WENT = Said(
    "{day} ging een deel van het werk naar {department}.",
    "Part of the work went to {department} {day}.",
)
FOR_YOU = Said(
    "Iemand anders heeft dit namens u doorgegeven.", "Someone else told us this on your behalf."
)
FOR_ANOTHER = Said(
    "U heeft dit namens iemand anders doorgegeven.", "You told us this on someone else's behalf."
)

# --- where it stands --------------------------------------------------------------------------

NOBODY_YET = Said(
    "Ik zie nog niet dat iemand ermee bezig is.", "I can't see yet that anyone is working on it."
)
LIES_WITH = Said(
    "{topic} ligt nu bij {department}; ik zie nog niet wat er sindsdien mee is gedaan.",
    "{topic} is now with {department}; I can't see yet what has been done with it.",
)
NOT_SEEN = Said(
    "Ik zie nog niet dat {department} ernaar gekeken heeft.",
    "I can't see yet that {department} has looked at it.",
)
NOBODY_LOOKED = Said(
    "Ik zie nog niet dat iemand ernaar gekeken heeft.",
    "I can't see yet that anyone has looked at it.",
)
SEEN = Said("{who} heeft {topic} {day} bekeken.", "{who} looked at {topic} {day}.")
WAS_SEEN = Said("{topic} is {day} bekeken.", "{topic} was looked at {day}.")
IS_SEEN = Said("{topic} is bekeken.", "{topic} has been looked at.")
ACCEPTED = Said("{who} heeft {topic} {day} in behandeling genomen.", "{who} took up {topic} {day}.")
WAS_ACCEPTED = Said("{topic} is {day} in behandeling genomen.", "{topic} was taken up {day}.")
IS_ACCEPTED = Said("{topic} is in behandeling.", "{topic} is being dealt with.")
NO_DAY_YET = Said("Er is nog geen dag bekend.", "No day has been set yet.")
NO_ANSWER_YET = Said("Een antwoord zie ik nog niet.", "I can't see an answer yet.")
SAME_DAY = Said("dezelfde dag", "the same day")
UNKNOWN = Said("Hoe het er nu mee staat, weet ik niet.", "I don't know how it stands now.")
UNKNOWN_IN = Said(
    "Hoe het er nu mee staat, zie ik niet in {source}.",
    "I can't see in {source} how it stands now.",
)
REFERRED = Said("U bent toen doorverwezen.", "You were referred elsewhere at the time.")
NOT_ANSWERED = Said("Een antwoord was er toen nog niet.", "There was no answer at the time.")

# --- what is planned --------------------------------------------------------------------------

WILL_DO = Said("{who} {finite} {thing} {day}{particle}.", "{who} will {verb} {thing} {day}.")
WILL_COME = Said("{who} staat hiervoor {day} ingepland.", "{who} is scheduled for this {day}.")
IS_PLANNED = Said("Dit staat gepland voor {date}.", "This is planned for {date}.")
PLANNED_WITHOUT_DAY = Said(
    "Dit is ingepland, maar ik zie nog niet voor welke dag.",
    "This has been scheduled, but I can't see for which day yet.",
)
SHOULD_HAVE = Said(
    "{who} zou {thing} {day} {infinitive}; ik zie nog niet dat het gedaan is.",
    "{who} was to {verb} {thing} {day}; I can't see yet that it has been done.",
)
WAS_TO_COME = Said(
    "{who} stond hiervoor {day} ingepland; ik zie nog niet dat het gedaan is.",
    "{who} was scheduled for this {day}; I can't see yet that it has been done.",
)
WAS_PLANNED = Said(
    "Dit stond gepland voor {date}; ik zie nog niet dat het gedaan is.",
    "This was planned for {date}; I can't see yet that it has been done.",
)
OLD_PLAN = Said(
    "Die planning is van {date}; misschien is er intussen iets veranderd.",
    "That planning dates from {date}; something may have changed since.",
)
TWO_DAYS = Said(
    "Er zijn {count} datums bekend: {days}. Welke klopt, weet ik nog niet.",
    "I have {count} dates: {days}. I don't know yet which one is right.",
)
DAY_BY = Said("{date} volgens {source}", "{date} according to {source}")
MOVED = Said(
    "Eerst stond het voor {date}; dat is verzet.",
    "At first it was set for {date}; that has been moved.",
)
DROPPED = Said(
    "Het stond gepland voor {date}, maar die planning is vervallen.",
    "It was planned for {date}, but that planning no longer stands.",
)
EXPECTED = Said("Naar verwachting is het {day} klaar.", "It is expected to be done {day}.")
WAS_EXPECTED = Said(
    "Het zou naar verwachting {day} klaar zijn; ik zie nog niet dat het zo is.",
    "It was expected to be done {day}; I can't see yet that it is.",
)

# --- how it ended -----------------------------------------------------------------------------

REFUSED = Said(
    "{who} heeft {topic} {day} niet in behandeling genomen.", "{who} turned {topic} down {day}."
)
WAS_REFUSED = Said(
    "{topic} is {day} niet in behandeling genomen.", "{topic} was turned down {day}."
)
IS_REFUSED = Said("{topic} is niet in behandeling genomen.", "{topic} was turned down.")
REASON = Said("De reden: ‘{reason}’.", "The reason: ‘{reason}’.")
DONE = Said("{who} meldde {day} dat het klaar is.", "{who} reported {day} that it is done.")
WAS_DONE = Said("{topic} is {day} afgehandeld.", "{topic} was dealt with {day}.")
IS_DONE = Said(
    "{topic} is afgehandeld; de dag staat er niet bij.",
    "{topic} has been dealt with; the day isn't given.",
)
CLOSED = Said(
    "{topic} is {day} afgesloten; wat er is gedaan, zie ik niet.",
    "{topic} was closed {day}; I can't see what was done.",
)
NOT_TOLD = Said(
    "Ik zie niet dat u daar al bericht over kreeg.", "I can't see that you have been told yet."
)
TOLD_BY = Said(
    "{who} heeft u dat {day}{channel} laten weten.", "{who} let you know{channel} {day}."
)
WAS_TOLD = Said("U kreeg daar {day}{channel} bericht over.", "You were informed{channel} {day}.")
OTHER_TOLD = Said(
    "De melder kreeg daar {day} bericht over.", "Whoever reported it was informed {day}."
)
REOPENED = Said("{topic} is {day} opnieuw geopend.", "{topic} was reopened {day}.")
REOPENED_AFTER_DONE = Said(
    "{before} is gemeld dat het klaar was, maar {topic} is {day} opnieuw geopend.",
    "it was reported done {before}, but {topic} was reopened {day}.",
)
REOPENED_AFTER_REFUSED = Said(
    "{topic} was eerst niet in behandeling genomen, maar is {day} opnieuw geopend.",
    "{topic} had been turned down, but was reopened {day}.",
)
IS_REOPENED = Said("{topic} is opnieuw geopend.", "{topic} has been reopened.")

# --- against what was promised ----------------------------------------------------------------

DUE_DONE = Said(
    "De afspraak is dat het uiterlijk {date} klaar is.", "The promise is that it is done by {date}."
)
DUE_ANSWERED = Said("U hoort uiterlijk {date} van ons.", "You will hear from us by {date}.")
LATE_DONE = Said(
    "Het had uiterlijk {date} klaar moeten zijn. Dat is, voor zover ik zie, niet gelukt.",
    "It should have been done by {date}. As far as I can see, that did not happen.",
)
WAS_DUE = Said(
    "Volgens de afspraak moest het uiterlijk {date} klaar zijn.",
    "According to the promise it had to be done by {date}.",
)
LATE_ANSWERED = Said(
    "U had uiterlijk {date} van ons moeten horen; ik zie niet dat dat gebeurd is.",
    "You should have heard from us by {date}; I can't see that you did.",
)
LATE_SEEN = Said("Dat had uiterlijk {date} moeten gebeuren.", "That was due by {date}.")
IS_LATER = Said(
    "Dat is later dan afgesproken: uiterlijk {date}.", "That is later than promised: by {date}."
)
WAS_LATER = Said(
    "Dat was later dan afgesproken: uiterlijk {date}.", "That was later than promised: by {date}."
)

# --- phoning back -----------------------------------------------------------------------------

WILL_CALL = Said("{who} belt u uiterlijk {date} terug.", "{who} will call you back by {date}.")
ASKED_CALL = Said("Er is gevraagd om u terug te bellen.", "You are to be called back.")
CALL_WITH = Said(
    "Er is gevraagd om u terug te bellen; dat ligt bij {who}.",
    "You are to be called back; that is with {who}.",
)
LATE_CALL = Said(
    "U had uiterlijk {date} teruggebeld moeten zijn; ik zie niet dat dat gebeurd is.",
    "You should have been called back by {date}; I can't see that you were.",
)
CALLED = Said(
    "Het terugbelverzoek is {day} afgehandeld.", "The call-back request was dealt with {day}."
)
CALL_REFUSED = Said(
    "Het terugbelverzoek is {day} niet in behandeling genomen.",
    "The call-back request was turned down {day}.",
)

# --- what the sources are worth ---------------------------------------------------------------

AWAY_SINCE = Said(
    "{source} antwoordt nu niet; de laatste stand is van {moment}.",
    "{source} does not answer now; its last known state is of {moment}.",
)
AWAY = Said(
    "{source} antwoordt nu niet; wat daarin staat, weet ik dus niet.",
    "{source} does not answer now, so I don't know what it holds.",
)
STILL_TO_COME = Said(
    "In de gegevens staat ook ‘{step}’ op {date}, maar die dag moet nog komen.",
    "The records also show ‘{step}’ on {date}, but that day has yet to come.",
)

# --- several reports, none, or none that may be told ------------------------------------------

OPEN_REPORTS = Said("U heeft {count} open meldingen.", "You have {count} open reports.")
OPEN_MATTERS = Said(
    "U heeft {count} lopende zaken bij ons.", "You have {count} open matters with us."
)
NEWEST_FIRST = Said("Ik begin met de nieuwste.", "I'll begin with the newest.")
NONE_OPEN = Said(
    "U heeft geen open meldingen; dit was de laatste.",
    "You have no open reports; this was the last one.",
)
THE_OTHER = Said("De andere gaat over {things}.", "The other is about {things}.")
THE_OTHERS = Said("De andere gaan over {things}.", "The others are about {things}.")
AND_MORE = Said("nog {count}", "{count} more")
UNDER_NUMBER = Said("de zaak met nummer {number}", "the case with number {number}")
SOMETHING_ELSE = Said("iets anders", "something else")
NOTHING_FOUND = Said("Ik vind geen melding bij ‘{query}’.", "I find no report for ‘{query}’.")
NOTHING_OF_YOU = Said("Ik zie geen melding van u.", "I see no report of yours.")
UNSURE = Said(
    "{source} antwoordt nu niet, dus zeker weet ik dat niet.",
    "{source} does not answer now, so I can't be sure.",
)
WITHHELD = Said(
    "Hierover mag ik alleen iets zeggen tegen de persoon zelf.",
    "I may only speak about this to the person concerned.",
)
