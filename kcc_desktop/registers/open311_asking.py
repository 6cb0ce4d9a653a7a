"""Asking an Open311 GeoReport v2 server: its addresses, forms and pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kcc_desktop.domain.said import Said
from kcc_desktop.registers import faults
from kcc_desktop.registers.asking import Ask
from kcc_desktop.registers.open311_answers import REQUESTS, UPDATES, Unreadable, rows

if TYPE_CHECKING:
    from kcc_desktop.registers.answers import Answer
    from kcc_desktop.registers.http import Caller
    from kcc_desktop.registers.open311_options import Options
    from kcc_desktop.services.imports.records import Row
    from kcc_desktop.services.ports_systems import Deadline

#: Numbers asked for in one address, which must not grow too long.
NUMBERS_A_CALL = 50

_NOT_AS_THE_STANDARD = Said(
    "het is geen JSON of XML zoals Open311 die kent", "it is no JSON or XML as Open311 has it"
)

_NOT_FOUND = frozenset({404})

Fields = Mapping[str, str | Sequence[str]]
#: Gives the key for what is brought in, empty where none is asked for. Raises SystemRefused.
ApiKey = Callable[[], str]


class Asking:
    """Asks one server. Everything raises SystemFault."""

    def __init__(self, caller: Caller, options: Options, api_key: ApiKey) -> None:
        self.name = caller.name
        self._caller = caller
        self._options = options
        self._api_key = api_key

    def get(
        self,
        path: str,
        lists: frozenset[str],
        deadline: Deadline,
        *,
        parts: Mapping[str, str] | None = None,
        params: Mapping[str, str | int | None] | None = None,
        nothing: Collection[int] = _NOT_FOUND,
    ) -> list[Row]:
        """The rows of a resource; none when it is not there, or `nothing` says so."""
        ask = replace(self.ask_for(path, params), parts=parts or {}, also=nothing)
        answer = self._caller.ask(ask, deadline)
        return [] if answer.status in nothing else self._rows(answer, lists)

    def post(
        self, path: str, lists: frozenset[str], fields: Fields, deadline: Deadline
    ) -> list[Row]:
        """What the server answers to what was brought in."""
        given = {"api_key": self._api_key(), "jurisdiction_id": self._options.jurisdiction}
        form = {name: value for name, value in (given | dict(fields)).items() if value}
        answer = self._caller.post(
            f"{path}.{self._options.form}", deadline, form=form, headers=self._accept
        )
        return self._rows(answer, lists)

    def ask_for(self, path: str, params: Mapping[str, str | int | None] | None = None) -> Ask:
        """The question for a resource."""
        return Ask(
            "GET",
            f"{path}.{self._options.form}",
            params={"jurisdiction_id": self._options.jurisdiction or None, **(params or {})},
            headers=self._accept,
        )

    def request(self, number: str, deadline: Deadline) -> list[Row]:
        """The request with this number, as one row or none.

        Many servers answer 400 to what is not of the form of their numbers.
        """
        found = self.get(
            "requests/{number}",
            REQUESTS,
            deadline,
            parts={"number": number},
            params=self._extended,
            nothing={400, 404},
        )
        return [row for row in found if row.line("service_request_id") == number]

    def requests(self, numbers: Sequence[str], deadline: Deadline) -> list[Row]:
        """The requests with these numbers, some tens in one call."""
        found: list[Row] = []
        for first in range(0, len(numbers), NUMBERS_A_CALL):
            wanted = ",".join(numbers[first : first + NUMBERS_A_CALL])
            found += self.requests_where({"service_request_id": wanted}, deadline)
        return found

    def requests_where(
        self, params: Mapping[str, str | int | None], deadline: Deadline, page: int = 1
    ) -> list[Row]:
        """The requests that fit, as many as the server gives at once."""
        paged = {"page": page, "page_size": self._options.page_size}
        paging = paged if self._options.page_size else {}
        return self.get(
            "requests", REQUESTS, deadline, params={**params, **paging, **self._extended}
        )

    def updates(self, start: datetime, end: datetime, deadline: Deadline) -> list[Row]:
        """What was told about requests between two moments (servicerequestupdates)."""
        params = {"start_date": w3c(start), "end_date": w3c(end)}
        return self.get("servicerequestupdates", UPDATES, deadline, params=params)

    def token(self, token: str, deadline: Deadline) -> list[Row]:
        """What became of what a token was given for."""
        return self.get("tokens/{token}", REQUESTS, deadline, parts={"token": token})

    @property
    def _extended(self) -> Mapping[str, str]:
        return {"extensions": "true"} if self._options.notes else {}

    @property
    def _accept(self) -> Mapping[str, str]:
        return {"Accept": "text/xml" if self._options.form == "xml" else "application/json"}

    def _rows(self, answer: Answer, lists: frozenset[str]) -> list[Row]:
        try:
            return rows(answer.body, lists)
        except Unreadable as fault:
            unclear = faults.unclear(self.name, _NOT_AS_THE_STANDARD)
            raise faults.as_answer(unclear, only_read=answer.only_read) from fault


def w3c(at: datetime) -> str:
    """A moment as the standard writes it, in UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
