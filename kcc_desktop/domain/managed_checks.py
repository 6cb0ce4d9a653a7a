"""What may stand in the fields of managed sheets, and how questions and terms are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.knowledge import AnswerType, FormulaQuestion, Term, TermUnit
from kcc_desktop.domain.lists import BASE_WORDS, ListName
from kcc_desktop.domain.managing import (
    BASES,
    LONGEST,
    MOST,
    NO,
    SHAPES,
    YES,
    Field,
    Row,
    Sheet,
    Sort,
)
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.said import Said

#: Per referred sheet (None: products) the keys that are in use, folded.
Known = Mapping[Sheet | None, frozenset[str]]

MOST_QUESTIONS, LARGEST_TERM = 40, 1_000
_LONG = frozenset({Sort.TEXT, Sort.QUESTIONS, Sort.TERMS})
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field; `said` is a sentence without its name."""

    field: str
    said: Said


def problems_of(row: Row, known: Known) -> list[Problem]:
    """All that stands in the way of keeping `row`; nothing when it is well."""
    found: list[Problem] = []
    for field in SHAPES[row.sheet].fields:
        if (row.id and field.sort is Sort.KEY) or (not row.active and field.sort is Sort.REF):
            continue  # what stands under an older key may stay, and so may what goes out of use
        said = _complaint(field, row[field.name], known)
        if said is not None:
            found.append(Problem(field.name, said))
    if row.sheet is Sheet.LISTS and not found:
        found.extend(_wrong_base(row))
    return found


def still_administered(agents: Sequence[Row]) -> bool:
    """Whether somebody is left who may manage: without one nobody could ever mend that."""
    return any(row.active and row["role"] == Role.ADMINISTRATOR for row in agents)


def _wrong_base(row: Row) -> Iterator[Problem]:
    allowed = BASES[row["list"]]
    if allowed and row["base"] not in allowed:
        words = BASE_WORDS[ListName(row["list"])].values()
        nl, en = ", ".join(one.nl for one in words), ", ".join(one.en for one in words)
        yield Problem("base", Said(f"kies uit: {nl}.", f"choose from: {en}."))
    if not allowed and row["base"]:
        yield Problem("base", Said("laat dit leeg bij deze lijst.", "leave this empty here."))


def _complaint(field: Field, value: str, known: Known) -> Said | None:
    if not value.strip():
        return Said("vul dit in.", "fill this in.") if field.required else None
    unfit = _unfit(field, value)
    if unfit is not None:
        return unfit
    if field.sort is Sort.REF:
        return _unknown(field, value, known)
    if field.sort is Sort.CHOICE:
        return _not_chosen(field, value)
    check = _CHECKS.get(field.sort)
    return check(value) if check else None


def _unfit(field: Field, value: str) -> Said | None:
    """Too long, or with signs that don't belong in such a field."""
    most = LONGEST if field.sort in _LONG else MOST
    if len(value) > most:
        return Said(f"hoogstens {most} tekens.", f"at most {most} characters.")
    if _STEERS.search(value):
        return Said("hier staan onzichtbare tekens in.", "this holds invisible characters.")
    if field.sort not in _LONG and "\n" in value:
        return Said("schrijf dit op één regel.", "write this on one line.")
    return None


def _unknown(field: Field, value: str, known: Known) -> Said | None:
    if value.casefold() in known[field.of]:
        return None
    return Said(f"“{value}” bestaat niet.", f"there is no “{value}”.")


def _not_chosen(field: Field, value: str) -> Said | None:
    names = [choice.key for choice in field.choices]
    if value in names:
        return None
    listed = ", ".join(names)
    return Said(f"kies uit: {listed}.", f"choose from: {listed}.")


def _no_key(value: str) -> Said | None:
    if re.fullmatch(r"[a-z0-9][a-z0-9._-]*", value):
        return None
    return Said(
        "gebruik kleine letters, cijfers, punt en streepje.",
        "use lower-case letters, digits, dot and hyphen.",
    )


def _no_number(value: str) -> Said | None:
    if re.fullmatch(r"[0-9]{1,6}", value):
        return None
    return Said("schrijf een heel getal.", "write a whole number.")


def _no_week(value: str) -> Said | None:
    if re.fullmatch(r"[x-]{10}", value):
        return None
    return Said(
        "schrijf tien tekens x of -, maandagochtend tot vrijdagmiddag.",
        "write ten signs x or -, Monday morning to Friday afternoon.",
    )


def _said(read: Callable[[str], object]) -> Callable[[str], Said | None]:
    def checked(value: str) -> Said | None:
        try:
            read(value)
        except InvalidInput as fault:
            return fault.said
        return None

    return checked


def words_of_list(text: str) -> tuple[str, ...]:
    """The words of a list with commas."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def questions_of(text: str) -> tuple[FormulaQuestion, ...]:
    """The questions as they are written, one a line: `label | type | ja | choice; choice`.

    A line may begin with `key:` in square brackets; without it the key follows from the label.
    Raises InvalidInput, with the number of the line.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_QUESTIONS:
        raise InvalidInput(
            Said(f"hoogstens {MOST_QUESTIONS} vragen.", f"at most {MOST_QUESTIONS} questions.")
        )
    questions = tuple(_question(line, place) for place, line in enumerate(lines, 1))
    keys = [question.key for question in questions]
    for place, key in enumerate(keys, 1):
        if key in keys[: place - 1]:
            raise _in_line(place, "deze vraag staat er al.", "this question is there already.")
    return questions


def questions_text(questions: Sequence[FormulaQuestion]) -> str:
    """The same questions, written."""
    return "\n".join(_written(question) for question in questions)


def _written(one: FormulaQuestion) -> str:
    key = "" if one.key == question_key(one.label) else f"[{one.key}] "
    parts = [key + one.label, str(one.type), YES if one.required else NO, "; ".join(one.choices)]
    return " | ".join(parts if one.choices else parts[:3])


def _question(line: str, place: int) -> FormulaQuestion:
    label, kind, required, choices = ([part.strip() for part in line.split("|")] + [""] * 3)[:4]
    named = re.match(r"\[([^\]]+)\]\s*(.+)", label)
    key, label = (named[1], named[2]) if named else (question_key(label), label)
    if line.count("|") > 3 or not label:
        raise _in_line(
            place,
            "schrijf: vraag | soort | ja of nee | keuzes.",
            "write: question | type | ja or nee | choices.",
        )
    if (kind or "text") not in set(AnswerType):
        names = ", ".join(AnswerType)
        raise _in_line(place, f"kies een soort uit: {names}.", f"choose a type from: {names}.")
    if required not in ("", YES, NO):
        raise _in_line(place, "schrijf ja of nee.", "write ja or nee.")
    listed = tuple(each.strip() for each in choices.split(";") if each.strip())
    if (kind == AnswerType.CHOICE) != bool(listed):
        raise _in_line(
            place,
            "keuzes horen bij de soort choice, en alleen daar.",
            "choices belong to the type choice, and only there.",
        )
    return FormulaQuestion(key, label, AnswerType(kind or "text"), listed, required == YES)


def terms_of(text: str) -> tuple[Term, ...]:
    """The terms as they are written, one a line: `done 5 working_days`. Raises InvalidInput."""
    lines = [line for line in text.splitlines() if line.strip()]
    terms = tuple(_term(line, place) for place, line in enumerate(lines, 1))
    kinds = [term.kind for term in terms]
    if len(set(kinds)) < len(kinds):
        raise InvalidInput(
            Said("elke afspraak mag er één keer staan.", "each promise may be there once.")
        )
    return terms


def terms_text(terms: Sequence[Term]) -> str:
    """The same terms, written."""
    return "\n".join(f"{term.kind} {term.amount} {term.unit}" for term in terms)


def _term(line: str, place: int) -> Term:
    parts = line.split()
    fits = (
        len(parts) == 3
        and parts[0] in set(PromiseKind)
        and re.fullmatch(r"[0-9]{1,4}", parts[1])
        and 0 < int(parts[1]) <= LARGEST_TERM
        and parts[2] in set(TermUnit)
    )
    if not fits:
        raise _in_line(
            place, "schrijf bijvoorbeeld: done 5 working_days.", "write, say: done 5 working_days."
        )
    return Term(PromiseKind(parts[0]), int(parts[1]), TermUnit(parts[2]))


def question_key(label: str) -> str:
    """The key of a question that has none of its own yet."""
    return re.sub(r"[^a-z0-9]+", "-", label.casefold()).strip("-")[:40] or "vraag"


def _in_line(place: int, nl: str, en: str) -> InvalidInput:
    return InvalidInput(Said(f"regel {place}: {nl}", f"line {place}: {en}"))


_CHECKS: dict[Sort, Callable[[str], Said | None]] = {
    Sort.KEY: _no_key,
    Sort.NUMBER: _no_number,
    Sort.WEEK: _no_week,
    Sort.QUESTIONS: _said(questions_of),
    Sort.TERMS: _said(terms_of),
}
