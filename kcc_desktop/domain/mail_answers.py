"""What a department that has only a mailbox answers, line by line.

    gepland: vr 6 maart, Stef Maas      planned: Fri 6 March
    klaar: lamp vervangen               done
    geweigerd: is van de provincie      refused: not ours
    gezien / in behandeling / notitie: ...

A line counts when it begins with one of the words, above what the mail quotes. The mail that asks
for it (`mail_orders`) marks its own examples so that they are never taken for an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from kcc_desktop.domain.moments import local
from kcc_desktop.domain.planned_days import planned_day
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Action
from kcc_desktop.domain.words import fold

#: Whoever answers writes above this line; what stands below it is ours.
ANSWER_ABOVE = "=== Schrijf uw antwoord boven deze regel ==="
#: How much of a mail is read, in lines; and how long a line is that can be an answer.
_MOST_LINES, _LONGEST_LINE = 60, 500

_WORDS: dict[str, Action] = {
    "gepland": Action.PLAN, "ingepland": Action.PLAN, "planning": Action.PLAN,
    "planned": Action.PLAN, "scheduled": Action.PLAN,
    "klaar": Action.FINISH, "gereed": Action.FINISH, "uitgevoerd": Action.FINISH,
    "afgerond": Action.FINISH, "opgelost": Action.FINISH, "done": Action.FINISH,
    "finished": Action.FINISH,
    "geweigerd": Action.REFUSE, "afgewezen": Action.REFUSE, "refused": Action.REFUSE,
    "gezien": Action.SEE, "seen": Action.SEE,
    "in behandeling": Action.ACCEPT, "aangenomen": Action.ACCEPT, "accepted": Action.ACCEPT,
    "notitie": Action.NOTE, "opmerking": Action.NOTE, "vraag": Action.NOTE, "note": Action.NOTE,
}  # fmt: skip
_NAMES = "|".join(sorted(_WORDS, key=len, reverse=True))
#: A day may follow without a colon.
_DAY_COMES = r"(?<=gepland|planned)\s+(?=(?:op|on|voor|for)\b|\d|(?:ma|di|wo|do|vr|za|zo)\S*\s+\d)"
_LINE = re.compile(rf"[\s*\-•]*(?P<word>{_NAMES})\b(?:\s*[:.!](?=\s|$)|{_DAY_COMES}|\s*$)\s*")
_QUOTED = re.compile(
    r"\s*(?:>|\||-{2,}\s*(?:oorspronkelijk|original|doorgestuurd|forwarded)|_{10,}"
    r"|(?:van|from)\s*:\s*\S+.*@|(?:op|on)\b.{6,120}(?:schreef|wrote).*:\s*$)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:^|[\s,;(])(?:door|by)\s+(?P<who>[^,;()]{2,60})\)?\s*$", re.IGNORECASE)

_NO_DAY = Said(
    "Schrijf de dag als: gepland: vr 6 maart.",
    "Write the day as: planned: Fri 6 March.",
)
_NO_REASON = Said(
    "Schrijf erbij waarom: geweigerd: reden.",
    "Write why: refused: reason.",
)


@dataclass(frozen=True, slots=True)
class MailAnswer:
    """One line of an answer and what it means.

    `day` and `who` go with Action.PLAN; `text` is what was written besides. `problem` says what is
    missing: then nothing may be done but keep the line.
    """

    action: Action
    line: str
    text: str = ""
    day: date | None = None
    who: str = ""
    problem: Said | None = None


def mail_answers(body: str, written_at: datetime) -> tuple[MailAnswer, ...]:
    """The answers in the text of a mail (what it quotes may still be there), in order.

    Days are understood as seen from the day on which it was written.
    """
    today = local(written_at).date()
    found = (_answer(line, today) for line in _own_lines(body))
    return tuple(answer for answer in found if answer)


def _own_lines(body: str) -> list[str]:
    """What was written above the quotes."""
    own: list[str] = []
    for line in body.splitlines()[:_MOST_LINES]:
        if ANSWER_ABOVE.strip("= ") in line or _QUOTED.match(line):
            break
        own.append(line[:_LONGEST_LINE])
    return own


def _answer(line: str, today: date) -> MailAnswer | None:
    found = _LINE.match(line.casefold())
    if found is None or len(line.casefold()) != len(line):
        return None
    action, rest = _WORDS[found["word"]], line[found.end() :].strip()
    shown = line.strip()
    if action is Action.PLAN:
        return _planned(shown, rest, today)
    if action is Action.REFUSE and not fold(rest).strip(" .-"):
        return MailAnswer(action, shown, problem=_NO_REASON)
    if action is Action.NOTE and not rest:
        return None
    return MailAnswer(action, shown, rest)


def _planned(line: str, rest: str, today: date) -> MailAnswer:
    day, text = planned_day(rest, today)
    if day is None:
        return MailAnswer(Action.PLAN, line, rest, problem=_NO_DAY)
    by = _BY.search(text)
    who = by["who"].strip() if by else ""
    return MailAnswer(Action.PLAN, line, text[: by.start()].strip() if by else text, day, who)
