"""What a role may do: one table, asked by the services and shown by the window."""

from __future__ import annotations

from enum import StrEnum

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import NotAllowed
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.said import Said


class Right(StrEnum):
    """Something that not everyone may do."""

    TAKE_CONTACTS = "take_contacts"
    HAND_OVER = "hand_over"
    HANDLE = "handle"
    REASSIGN = "reassign"
    SEE_FIGURES = "see_figures"
    MANAGE_ABSENCE = "manage_absence"
    EDIT_KNOWLEDGE = "edit_knowledge"
    MANAGE_LISTS = "manage_lists"
    MANAGE_PEOPLE = "manage_people"


_EVERYDAY = frozenset({Right.TAKE_CONTACTS, Right.HAND_OVER, Right.HANDLE})

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.AGENT: _EVERYDAY,
    Role.BACK_OFFICE: _EVERYDAY,
    Role.LEAD: _EVERYDAY | {Right.REASSIGN, Right.SEE_FIGURES, Right.MANAGE_ABSENCE},
    Role.EDITOR: frozenset({Right.EDIT_KNOWLEDGE}),
    Role.ADMINISTRATOR: frozenset({Right.MANAGE_LISTS, Right.MANAGE_PEOPLE}),
}

ROLE_WORDS: dict[Role, Said] = {
    Role.AGENT: Said("agent", "agent"),
    Role.BACK_OFFICE: Said("collega van de afdeling", "colleague of the department"),
    Role.LEAD: Said("teamleider", "team leader"),
    Role.EDITOR: Said("redacteur", "editor"),
    Role.ADMINISTRATOR: Said("beheerder", "administrator"),
}

_WHO = {
    Right.REASSIGN: Role.LEAD,
    Right.SEE_FIGURES: Role.LEAD,
    Right.MANAGE_ABSENCE: Role.LEAD,
    Right.EDIT_KNOWLEDGE: Role.EDITOR,
    Right.MANAGE_LISTS: Role.ADMINISTRATOR,
    Right.MANAGE_PEOPLE: Role.ADMINISTRATOR,
}


def may(actor: Actor, right: Right) -> bool:
    """Whether one of the roles of `actor` has this right."""
    return any(right in RIGHTS[role] for role in actor.roles)


def require(actor: Actor, right: Right) -> None:
    """Raises NotAllowed, which says whom to ask, unless `actor` has this right."""
    if may(actor, right):
        return
    asked = ROLE_WORDS[_WHO.get(right, Role.LEAD)]
    raise NotAllowed(
        Said(
            f"Dat hoort niet bij uw rol. Vraag het een {asked.nl}.",
            f"Your role does not include this. Ask a {asked.en}.",
        )
    )
