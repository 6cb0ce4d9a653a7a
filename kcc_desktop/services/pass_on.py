"""Passing on what a resident asked: to whom it can go, what must be asked, and the one save."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Outcome
from kcc_desktop.domain.drafts import LACK_WORDS, Draft, Lack, missing, with_question
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.found import Hit, HitGroup
from kcc_desktop.domain.handover import HandoverKind, Promise
from kcc_desktop.domain.knowledge import Product, ServiceFormula
from kcc_desktop.domain.lists import ListItem, ListName
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.organisation import Department, Employee, Group, OfficeHours, is_present
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.working_time import Calendar, promises_of
from kcc_desktop.services.bring_out import BringOut
from kcc_desktop.services.find import Find
from kcc_desktop.services.passing import OUTCOMES
from kcc_desktop.services.ports import Clock, Workspace
from kcc_desktop.services.record import Passing, Record, Recorded
from kcc_desktop.services.take_contact import beside_of, contact_of, key_of

_ALIKE = 3
_LOOKED_AT = 30  # of which the own ones come first


@dataclass(frozen=True, slots=True)
class Receivers:
    """To whom work can go, and why it may be refused; `present` are the colleagues there now."""

    products: tuple[Product, ...]
    departments: tuple[Department, ...]
    groups: tuple[Group, ...]
    employees: tuple[Employee, ...]
    present: frozenset[int]
    refusals: tuple[ListItem, ...]
    me: int | None = None


class PassOn:
    """Passes on as `actor`."""

    def __init__(
        self,
        workspace: Workspace,
        actor: Actor,
        clock: Clock,
        *,
        calendar: Calendar | None = None,
        hours: OfficeHours | None = None,
        bring_out: BringOut | None = None,
    ) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock
        self._calendar = calendar or Calendar()
        self._hours = hours or OfficeHours()
        self._bring_out = bring_out

    def receivers(self) -> Receivers:
        """To whom work can go now."""
        with self._workspace.look() as work:
            people = tuple(one for one in work.organisation.employees() if one.active)
            return Receivers(
                products=tuple(work.knowledge.products()),
                departments=tuple(one for one in work.organisation.departments() if one.active),
                groups=tuple(one for one in work.organisation.groups() if one.active),
                employees=people,
                present=self._present(people),
                refusals=tuple(work.lists.items(ListName.REFUSAL)),
                me=self._actor.employee_id,
            )

    def departments(self) -> tuple[Department, ...]:
        """The departments that are in use, by name."""
        with self._workspace.look() as work:
            return tuple(one for one in work.organisation.departments() if one.active)

    def formula(self, product_id: int) -> ServiceFormula | None:
        """What this product asks, and who handles it."""
        with self._workspace.look() as work:
            return work.knowledge.formula(product_id)

    def promises(self, formula: ServiceFormula) -> tuple[Promise, ...]:
        """The terms of a service formula, counted from now."""
        return promises_of(formula, self._clock(), self._calendar)

    def alike(self, product: str, place: str, party_id: int | None = None) -> tuple[Hit, ...]:
        """Reports that may be about the same thing: of this kind at this place, newest first; but
        those of this party come before the others.
        """
        wanted = f"{product} {place}".strip()
        if not product or not place:
            return ()
        found = Find(self._workspace, self._clock).find(wanted, _LOOKED_AT, (HitGroup.CASE,))
        own_first = sorted(found.hits, key=lambda hit: party_id is None or hit.party_id != party_id)
        return tuple(own_first[:_ALIKE])

    def save(self, draft: Draft, passing: Passing) -> Recorded:
        """Records the contact `draft` and passes one of its questions on; a second time changes
        nothing.

        Raises InvalidInput when something is missing, NotAllowed, WorkspaceFault.
        """
        require(self._actor, Right.HAND_OVER)
        whole = passed_on(draft, passing.kind)
        lacking = lacks(whole)
        if lacking:
            raise InvalidInput(LACK_WORDS[lacking[0]])
        record = Record(self._workspace, self._actor, self._clock, self._calendar, self._bring_out)
        return record.contact(
            contact_of(whole, self._actor, self._clock()),
            key=key_of(whole),
            passing=replace(passing, question=whole.at_question),
            beside=beside_of(whole),
        )

    def _present(self, people: tuple[Employee, ...]) -> frozenset[int]:
        now = local(self._clock())
        return frozenset(one.id for one in people if is_present(one, now, self._hours))


def passed_on(draft: Draft, kind: HandoverKind) -> Draft:
    """`draft` with the question that is worked on ended by passing it on."""
    if draft.question.outcome is not Outcome.OPEN:
        return draft
    return with_question(draft, replace(draft.question, outcome=OUTCOMES[kind]))


def lacks(draft: Draft) -> tuple[Lack, ...]:
    """What the contact lacks before it can be recorded."""
    return tuple(one.lack for one in missing(draft))
