"""Contacts as rows, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from kcc_desktop.domain.contact import Channel, Contact, Direction, Outcome, Question
from kcc_desktop.domain.ids import id_for
from kcc_desktop.store.bulk import free_ids, insert_many, rows_by
from kcc_desktop.store.tables import contact, contact_case, question


def insert_contacts(connection: Connection, contacts: Sequence[Contact]) -> list[Contact]:
    """Inserts contacts under the ids that they have; gives them back as they then are."""
    whole = _with_questions(connection, [_with_cases(one) for one in contacts])
    insert_many(connection, contact, [_row(one) for one in whole])
    insert_many(connection, question, [_question_row(q) for one in whole for q in one.questions])
    links = [{"contact_id": one.id, "case_id": case} for one in whole for case in one.case_ids]
    insert_many(connection, contact_case, links)
    return whole


def load_contacts(connection: Connection, ids: Sequence[int]) -> dict[int, Contact]:
    """The contacts among `ids` that there are."""
    questions: dict[int, list[Question]] = defaultdict(list)
    for row in rows_by(connection, question.c.contact_id, ids):
        questions[row.contact_id].append(_question(row))
    cases: dict[int, list[int]] = defaultdict(list)
    for row in rows_by(connection, contact_case.c.contact_id, ids):
        cases[row.contact_id].append(row.case_id)
    return {
        row.id: _contact(row, questions[row.id], cases[row.id])
        for row in rows_by(connection, contact.c.id, ids)
    }


def _with_cases(one: Contact) -> Contact:
    """A case of a question is a case of its contact."""
    asked = [q.case_id for q in one.questions if q.case_id is not None]
    if not asked:
        return one
    return replace(one, case_ids=tuple(dict.fromkeys((*one.case_ids, *asked))))


def _with_questions(connection: Connection, contacts: Sequence[Contact]) -> list[Contact]:
    """Gives each question an id and its place; ids that were given are taken as they are."""
    if all(q.id for one in contacts for q in one.questions):
        return [_with_places(one) for one in contacts]
    asked = [(one, place, q) for one in contacts for place, q in enumerate(one.questions)]
    wanted = [q.id or id_for(one.at, str(one.id)) + place for one, place, q in asked]
    numbered: dict[int, list[Question]] = defaultdict(list)
    for (one, place, q), id_ in zip(asked, free_ids(connection, question, wanted), strict=True):
        numbered[one.id].append(_placed(q, id_, one.id, place))
    return [replace(one, questions=tuple(numbered[one.id])) for one in contacts]


def _with_places(one: Contact) -> Contact:
    if not one.questions:
        return one
    placed = (_placed(q, q.id, one.id, place) for place, q in enumerate(one.questions))
    return replace(one, questions=tuple(placed))


def _placed(q: Question, id_: int, contact_id: int, place: int) -> Question:
    return replace(q, id=id_, contact_id=contact_id, position=place)


def _row(one: Contact) -> dict[str, Any]:
    return {
        "id": one.id,
        "at": one.at,
        "channel": one.channel,
        "direction": one.direction,
        "subject": one.subject,
        "note": one.note,
        "party_id": one.party_id,
        "made_by_id": one.made_by_id,
        "agent": one.agent,
        "agent_id": one.agent_id,
        "location_id": one.location_id,
        "told": one.told,
        "finished_at": one.finished_at,
        "source": one.source or None,
        "source_key": one.source_key or None,
        "version": one.version,
        "channel_key": one.channel_key,
        "talk_s": one.talk_s,
        "wrap_up_s": one.wrap_up_s,
    }


def _question_row(one: Question) -> dict[str, Any]:
    return {
        "id": one.id,
        "contact_id": one.contact_id,
        "position": one.position,
        "text": one.text,
        "product_id": one.product_id,
        "outcome": one.outcome,
        "case_id": one.case_id,
        "specific": one.specific,
        "outcome_key": one.outcome_key,
    }


def _contact(row: Any, questions: Sequence[Question], case_ids: Sequence[int]) -> Contact:
    values = row._asdict() | {
        "channel": Channel(row.channel),
        "direction": Direction(row.direction),
        "source": row.source or "",
        "source_key": row.source_key or "",
        "questions": tuple(sorted(questions, key=lambda q: q.position)),
        "case_ids": tuple(sorted(case_ids)),
    }
    return Contact(**values)


def _question(row: Any) -> Question:
    return Question(**(row._asdict() | {"outcome": Outcome(row.outcome)}))
