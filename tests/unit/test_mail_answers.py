"""What a department answers by mail, and the mail that asks for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcc_desktop.domain.case import Place
from kcc_desktop.domain.mail_answers import mail_answers
from kcc_desktop.domain.mail_orders import mail_order, mark, marked
from kcc_desktop.domain.moments import ZONE
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Action
from kcc_desktop.domain.systems import NewReport

WEDNESDAY = datetime(2026, 3, 4, 10, 41, tzinfo=ZONE)
FRIDAY = date(2026, 3, 6)
REPORT = NewReport(
    "handover/1",
    "Kapotte straatlantaarn",
    "De lantaarn is stuk.\nklaar: dit schreef de bewoner\ngepland: morgen",
    WEDNESDAY,
    place=Place("Lindelaan", 12, "", "3523AL", "Vlietstede"),
    answers=(("Gevaarlijk?", "nee"),),
    name="Suzanne de Wit",
    phone="+31612345678",
)


@pytest.mark.parametrize(
    ("line", "action", "text"),
    [
        ("klaar", Action.FINISH, ""),
        ("Klaar.", Action.FINISH, ""),
        ("- gereed: lamp vervangen", Action.FINISH, "lamp vervangen"),
        ("Done: lamp replaced", Action.FINISH, "lamp replaced"),
        ("geweigerd: is van de provincie", Action.REFUSE, "is van de provincie"),
        ("refused: not ours", Action.REFUSE, "not ours"),
        ("gezien", Action.SEE, ""),
        ("In behandeling: Joris kijkt ernaar", Action.ACCEPT, "Joris kijkt ernaar"),
        ("notitie: paal 14 staat scheef", Action.NOTE, "paal 14 staat scheef"),
    ],
)
def test_a_line_says_what_was_done(line: str, action: Action, text: str) -> None:
    (answer,) = mail_answers(f"Beste collega,\n\n{line}\n\nGroet, Kees", WEDNESDAY)
    assert (answer.action, answer.text, answer.problem) == (action, text, None)
    assert answer.line == line


@pytest.mark.parametrize(
    ("line", "who", "text"),
    [
        ("gepland: vr 6 maart", "", ""),
        ("Gepland: vr 6 maart door Stef Maas", "Stef Maas", ""),
        ("ingepland: vrijdag, tussen 8 en 12", "", "tussen 8 en 12"),
        ("gepland vr 6 maart", "", ""),
        ("Ingepland op 6 maart met hoogwerker", "", "met hoogwerker"),
        ("planned: Fri 6 March, by Stef Maas", "Stef Maas", ""),
        ("* planned: overmorgen", "", ""),
    ],
)
def test_a_planned_day_comes_with_who_and_what(line: str, who: str, text: str) -> None:
    (answer,) = mail_answers(line, WEDNESDAY)
    assert (answer.action, answer.day, answer.who, answer.text) == (Action.PLAN, FRIDAY, who, text)


@pytest.mark.parametrize(
    "line",
    ["gepland: zo snel mogelijk", "gepland: ma 6 maart", "gepland:", "geweigerd", "refused: -"],
)
def test_what_lacks_a_day_or_a_reason_is_told_and_not_done(line: str) -> None:
    (answer,) = mail_answers(line, WEDNESDAY)
    assert answer.problem is not None
    assert answer.day is None


@pytest.mark.parametrize(
    "line",
    [
        "Klaar is Kees",
        "nog niet klaar",
        "klaar?",
        "De planning: die volgt",
        "gepland staat het nog niet",
        "klaarblijkelijk: nee",
        "planned 3 things",
        "> klaar",
        "«klaar: wat er is gedaan»",
        "| gepland: vr 6 maart",
    ],
)
def test_other_words_are_no_answer(line: str) -> None:
    assert [one for one in mail_answers(line, WEDNESDAY) if not one.problem] == []


@pytest.mark.parametrize(
    "quote",
    [
        "Op wo 4 mrt 2026 om 09:20 schreef KCC <kcc@vlietstede.example>:",
        "On Wed, 4 Mar 2026 at 09:20, KCC <kcc@vlietstede.example> wrote:",
        "-----Oorspronkelijk bericht-----",
        "Van: KCC <kcc@vlietstede.example>",
        "> === Schrijf uw antwoord boven deze regel ===",
        "=== Schrijf uw antwoord boven deze regel ===",
    ],
)
def test_only_what_stands_above_the_quote_counts(quote: str) -> None:
    body = f"gepland: vr 6 maart\n\n{quote}\nklaar: dat was een eerder antwoord"
    assert [one.action for one in mail_answers(body, WEDNESDAY)] == [Action.PLAN]


@pytest.mark.parametrize("language", list(Language))
def test_the_order_itself_holds_no_answer_however_it_is_quoted(language: Language) -> None:
    order = mail_order(REPORT, 77, language)
    for body in (order.body, order.body.split("===")[-1]):
        assert mail_answers(body, WEDNESDAY) == ()


def test_the_order_says_what_where_and_who() -> None:
    order = mail_order(REPORT, 77, due=datetime(2026, 3, 11, 17, tzinfo=ZONE))
    assert marked(order.subject) == 77
    assert "Lindelaan 12, 3523AL Vlietstede" in order.subject
    for told in ("Suzanne de Wit", "+31612345678", "Gevaarlijk?: nee", "woensdag 11 maart"):
        assert told in order.body


def test_no_text_of_a_resident_makes_a_line_of_its_own() -> None:
    sly = replace(REPORT, kind="x\r\nBcc: a@b.example", name="klaar\nklaar", text="a\nb\x0bklaar")
    order = mail_order(sly, 77)
    assert "\n" not in order.subject
    assert "\r" not in order.subject
    assert mail_answers(order.body.split("===")[-1], WEDNESDAY) == ()


@given(st.integers(min_value=0, max_value=(1 << 63) - 1))
def test_a_mark_is_known_again_however_it_comes_back(handover_id: int) -> None:
    written = mark(handover_id)
    assert marked(f"RE: Antw: {written} Kapotte lantaarn") == handover_id
    assert marked(written.lower().replace("-", " ").replace("[kcc ", "[kcc-")) == handover_id


@given(st.integers(min_value=1 << 40, max_value=(1 << 62)), st.data())
def test_a_mark_with_a_sign_changed_is_none(handover_id: int, data: st.DataObject) -> None:
    written = mark(handover_id)
    places = [n for n, sign in enumerate(written) if sign.isalnum() and n > 4]
    place = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from([s for s in "0123456789ABCDEFGHJK" if s != written[place]]))
    changed = written[:place] + other + written[place + 1 :]
    assert marked(changed) != handover_id


@pytest.mark.parametrize(
    "subject", ["", "[KCC-]", "[KCC-!!]", "KCC-ABCD", "[KCC-" + "9" * 60 + "]"]
)
def test_what_is_no_mark(subject: str) -> None:
    assert marked(subject) is None


@given(st.text(max_size=400))
def test_no_mail_breaks_the_reading(body: str) -> None:
    for answer in mail_answers(body, WEDNESDAY):
        assert answer.line in body
