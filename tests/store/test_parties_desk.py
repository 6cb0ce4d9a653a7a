"""New parties on the spot, and doubles that are proposed, linked and unlinked."""

from __future__ import annotations

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import InvalidInput, NotAllowed
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.party import Address, Phone
from kcc_desktop.services.parties_desk import PartiesDesk
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.making import HILDE, LUC, person

HOME = Address("Lindelaan", 12, "", "3523XK", "Zuid")
PHONE = Phone("+31612345678")


@pytest.fixture
def desk(workspace: SqlWorkspace) -> PartiesDesk:
    return PartiesDesk(workspace, HILDE)


@pytest.fixture
def suzanne_id(workspace: SqlWorkspace) -> int:
    with workspace.work(LUC) as work:
        return work.parties.add(person(addresses=(HOME,), phones=(PHONE,)), key="suzanne")


def test_a_new_party_is_found_and_made_once(
    workspace: SqlWorkspace, desk: PartiesDesk, suzanne_id: int
) -> None:
    ids = [desk.add(person("Rachid Amrani"), key="new") for _ in range(2)]
    assert ids[0] == ids[1] != suzanne_id
    with workspace.look() as work:
        assert work.parties.get(ids[0]).name == "Rachid Amrani"


def test_a_nameless_one_is_refused_and_an_editor_too(
    workspace: SqlWorkspace, desk: PartiesDesk
) -> None:
    with pytest.raises(InvalidInput):
        desk.add(person("  "), key="new")
    with pytest.raises(NotAllowed):
        PartiesDesk(workspace, Actor("Els", "els", roles=(Role.EDITOR,))).add(person(), key="n")


def test_a_known_postcode_gives_street_and_town(desk: PartiesDesk, suzanne_id: int) -> None:
    assert desk.propose("3523xk 14").addresses == (Address("Lindelaan", 14, "", "3523XK", "Zuid"),)


def test_where_somebody_secret_lives_is_not_given_away(
    workspace: SqlWorkspace, desk: PartiesDesk
) -> None:
    with workspace.work(LUC) as work:
        work.parties.add(person(addresses=(HOME,), secret=True), key="suzanne")
    assert desk.propose("3523xk 12").addresses == (Address("", 12, "", "3523XK"),)


def test_a_likely_double_is_proposed_until_it_is_linked_and_again_when_unlinked(
    desk: PartiesDesk, suzanne_id: int
) -> None:
    fresh = person("S. de Wit", phones=(PHONE,))
    assert [one.id for one in desk.likely(fresh)] == [suzanne_id]
    double_id = desk.add(fresh, key="new")
    assert [one.id for one in desk.same(suzanne_id).likely] == [double_id]
    link = desk.link(suzanne_id, double_id, key="link")
    same = desk.same(double_id)
    assert same.likely == ()
    assert [(one.id, other.id) for one, other in same.linked] == [(link.id, suzanne_id)]
    desk.unlink(link.id, key="unlink")
    same = desk.same(suzanne_id)
    assert [one.id for one in same.likely] == [double_id]
    assert same.linked == ()


def test_a_workspace_without_anybody_is_told_apart(
    workspace: SqlWorkspace, desk: PartiesDesk
) -> None:
    assert not desk.anybody()
    desk.add(person("Rachid Amrani"), key="new")
    assert desk.anybody()
