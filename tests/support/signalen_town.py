"""A town with Signalen (private API v1), written from its specification.

It knows users by their token, answers in HAL pages, searches by words as its search server does,
keeps a history, and has the faults of the real one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from tests.support.http_server import Reply, Request
from tests.support.signalen_tables import (
    CATEGORIES,
    NEXT,
    PREFIX,
    SHOWN,
    Signal,
    category_at,
    category_url,
    location_of,
)

TOKEN = "penning"
#: Whose token it is.
ACCOUNT = "kcc@vlietstede.nl"


@dataclass
class Town:
    """What the town knows, and how its server behaves."""

    signals: dict[int, Signal] = field(default_factory=dict)
    history: dict[int, list[Signal]] = field(default_factory=dict)
    sources: list[str] = field(default_factory=lambda: ["Online", "Telefoon – KCC", "E-mail – KCC"])
    now: datetime = datetime(2026, 3, 4, 12, tzinfo=UTC)
    page_size: int = 100
    sees_contacts: bool = True
    sees_all: bool = True
    search_is_down: bool = False
    #: Answers these instead, each once, to requests of this method.
    faults: dict[str, list[Reply]] = field(default_factory=dict)
    #: What ends so fails each time.
    faulty: tuple[str, ...] = ()
    #: As `faults`, but what was sent has arrived all the same.
    lost_answers: list[Reply] = field(default_factory=list)

    # --- what the test does there ---------------------------------------------------------------

    def reported(self, text: str, **known: Any) -> Signal:
        """A signal that somebody reported there; `at` is when, the rest overrides its fields."""
        at = known.pop("at", self.now)
        category = known.pop("category", CATEGORIES[0])
        key = max(self.signals, default=100) + 1
        sub = category["sub_categories"][0]
        signal: Signal = {
            "id": key,
            "id_display": f"SIG-{key}",
            "text": text,
            "text_extra": "",
            "source": "Online",
            "status": None,
            "location": location_of("Lindelaan", 12, "3523XK", [5.1214, 52.0705]),
            "category": {
                "sub": sub["name"],
                "sub_slug": sub["slug"],
                "main": category["name"],
                "main_slug": category["slug"],
                "category_url": category_url(category["slug"], sub["slug"]),
                "departments": "OV",
                "created_by": None,
                "deadline": (at + timedelta(days=5)).isoformat(),
                "deadline_factor_3": (at + timedelta(days=15)).isoformat(),
            },
            "reporter": {"email": "", "phone": "", "sharing_allowed": False},
            "priority": {"priority": "normal", "created_by": None},
            "type": {"code": "SIG", "created_at": at.isoformat(), "created_by": None},
            "notes": [],
            "directing_departments": [],
            "routing_departments": [],
            "attachments": [],
            "has_attachments": False,
            "operational_date": None,
            "incident_date_start": at.isoformat(),
            "incident_date_end": None,
            "created_at": at.isoformat(),
            "updated_at": at.isoformat(),
            "extra_properties": None,
            "parent": None,
        }
        signal.update(known)
        self.signals[key] = signal
        self.history[key] = []
        self.stated(key, "m", at=at, who="Signalen systeem")
        return signal

    def stated(
        self,
        key: int,
        state: str,
        text: str = "",
        *,
        at: datetime | None = None,
        who: str = "jan@ov",
    ) -> None:
        """The signal got another state."""
        moment = (at or self.now).isoformat()
        shown = SHOWN.get(state, state.capitalize())
        user = None if who == "Signalen systeem" else who
        self.signals[key]["status"] = {
            "text": text or None,
            "user": user,
            "state": state,
            "state_display": shown,
            "extra_properties": None,
            "created_at": moment,
            "send_email": False,
        }
        self.signals[key]["updated_at"] = moment
        self._log(key, moment, "UPDATE_STATUS", f"Status gewijzigd naar: {shown}", text, who)

    def noted(
        self, key: int, text: str, *, at: datetime | None = None, who: str = "jan@ov"
    ) -> None:
        """Somebody wrote a note."""
        moment = (at or self.now).isoformat()
        self.signals[key]["notes"].insert(0, {"text": text, "created_by": who})
        self.signals[key]["updated_at"] = moment
        self._log(key, moment, "CREATE_NOTE", "Notitie toegevoegd:", text, who)

    def divided(self, key: int, text: str) -> Signal:
        """The signal got a part."""
        part = self.reported(text, parent=key)
        moment, known = self.now.isoformat(), f"Melding {part['id']}"
        who = "Signalen systeem"
        self._log(key, moment, "CREATE_SIGNAL", "Deelmelding toegevoegd", known, who)
        return part

    def _log(self, key: int, at: str, what: str, action: str, said: str, who: str) -> None:
        line = {
            "identifier": f"{what}_{len(self.history[key])}",
            "when": at,
            "what": what,
            "action": action,
            "description": said or None,
            "who": who,
            "_signal": key,
        }
        self.history[key].insert(0, line)

    # --- answering ------------------------------------------------------------------------------

    def __call__(self, asked: Request) -> Reply:
        """Answers one request."""
        if self.faults.get(asked.method):
            return self.faults[asked.method].pop(0)
        if asked.path.endswith(self.faulty or ("\0",)):
            return Reply(400)
        if asked.path == "/token":
            return _token(asked)
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return Reply.json({"detail": "Authenticatiegegevens zijn niet opgegeven."}, 401)
        path = asked.path.removeprefix(PREFIX).strip("/")
        return self._told(path, asked) if asked.method == "GET" else self._given(path, asked)

    def _told(self, path: str, asked: Request) -> Reply:
        one = re.fullmatch(r"private/signals/(\d+)(?:/(.+))?", path)
        return self._of_one(int(one[1]), one[2] or "", asked) if one else self._list(path, asked)

    def _given(self, path: str, asked: Request) -> Reply:
        found = self._taken(path, asked)
        lost = found.status < 300 and self.lost_answers
        return self.lost_answers.pop(0) if lost else found

    def _list(self, path: str, asked: Request) -> Reply:
        if path == "private/search":
            return self._search(asked)
        lists: dict[str, Sequence[Signal]] = {
            "private/signals": self._fitting(asked),
            "public/terms/categories": CATEGORIES,
            "private/sources": [
                {"id": number, "name": name, "description": ""}
                for number, name in enumerate(self.sources)
            ],
        }
        if path == "private/me":
            rights = ["sia_can_view_contact_details"] if self.sees_contacts else []
            rights += ["sia_can_view_all_categories"] if self.sees_all else []
            shown = [{"codename": right} for right in rights]
            return Reply.json(
                {"email": ACCOUNT, "permissions": [], "roles": [{"permissions": shown}]}
            )
        return self._paged(lists[path], asked) if path in lists else _missing()

    def _of_one(self, key: int, what: str, asked: Request) -> Reply:
        if key not in self.signals:
            return _missing()
        if what == "history":
            return Reply.json(self.history[key])
        if what == "children":
            parts = [one for one in self.signals.values() if one["parent"] == key]
            return self._paged(parts, asked) if parts else _missing()
        if what == "context/near/geography":
            return Reply.json({"type": "FeatureCollection", "features": self._near(key)})
        return Reply.json(self._detail(key)) if not what else _missing()

    def _near(self, key: int) -> list[Signal]:
        category = self.signals[key]["category"]["sub_slug"]
        return [
            {"type": "Feature", "geometry": None, "properties": {"id": other}}
            for other, one in self.signals.items()
            if other != key and one["category"]["sub_slug"] == category
        ]

    def _fitting(self, asked: Request) -> list[Signal]:
        found = list(self.signals.values())
        tests = {
            "updated_after": lambda s, v: _at(s["updated_at"]) >= _at(v),
            "created_after": lambda s, v: _at(s["created_at"]) >= _at(v),
            "address_text": lambda s, v: v.casefold() in s["location"]["address_text"].casefold(),
            "reporter_email": lambda s, v: v.casefold() == s["reporter"]["email"].casefold(),
            "category_slug": lambda s, v: s["category"]["sub_slug"] == v,
        }
        for name, test in tests.items():
            if _value(asked, name):
                found = [signal for signal in found if test(signal, _value(asked, name))]
        order = _value(asked, "ordering") or "-created_at"
        found.sort(key=lambda s: (_at(s[order.lstrip("-")]), s["id"]), reverse=order[0] == "-")
        return found

    def _search(self, asked: Request) -> Reply:
        """Any word of the question that is a word of these fields, as its search server does."""
        if self.search_is_down:
            return Reply.json({"detail": "The elastic cluster is unreachable"}, 504)
        wanted = set(_words(_value(asked, "q")))
        found = []
        for signal in self.signals.values():
            reporter = signal["reporter"]
            texts = (signal["id"], signal["text"], signal["category"]["sub"], *reporter.values())
            if wanted & {word for text in texts for word in _words(str(text))}:
                found.append(signal)
        return self._paged(found, asked)

    def _paged(self, rows: Sequence[Signal], asked: Request) -> Reply:
        page = int(_value(asked, "page") or 1)
        size = min(int(_value(asked, "page_size") or self.page_size), self.page_size)
        shown = rows[(page - 1) * size : page * size]
        if page > 1 and not shown:
            return _missing()
        query = {name: values[0] for name, values in asked.query.items()}
        # Behind a proxy, Django often writes addresses that are not those of outside.
        onward = f"http://binnen:8000{asked.path}?{urlencode(query | {'page': page + 1})}"
        links = {
            "self": {"href": f"http://binnen:8000{asked.path}"},
            "next": {"href": onward if page * size < len(rows) else None},
            "previous": {"href": None},
        }
        seen = [self._detail(row["id"]) if "id_display" in row else row for row in shown]
        return Reply.json({"_links": links, "count": len(rows), "results": seen})

    def _detail(self, key: int) -> Signal:
        signal = {name: value for name, value in self.signals[key].items() if name != "parent"}
        own = {"href": f"http://binnen:8000{PREFIX}private/signals/{key}"}
        parts = [one["id"] for one in self.signals.values() if one["parent"] == key]
        links: Signal = {"self": own, "archives": own, "sia:attachments": own}
        if parts:
            links["sia:children"] = [{"href": f"{PREFIX}private/signals/{part}"} for part in parts]
        signal |= {"_links": links, "_display": f"{key} - {signal['status']['state']}"}
        if not self.sees_contacts:
            masked = {
                n: "*****" if v else ""
                for n, v in signal["reporter"].items()
                if n != "sharing_allowed"
            }
            signal["reporter"] = signal["reporter"] | masked
        return signal

    # --- taking ---------------------------------------------------------------------------------

    def _taken(self, path: str, asked: Request) -> Reply:
        sent = asked.json
        if asked.method == "POST" and path == "private/signals":
            return self._created(sent)
        one = re.fullmatch(r"private/signals/(\d+)", path)
        if asked.method == "PATCH" and one and int(one[1]) in self.signals:
            return self._changed(int(one[1]), sent)
        return _missing()

    def _created(self, sent: Signal) -> Reply:
        wrong = {
            name: ["Dit veld is vereist."]
            for name in ("text", "category", "location", "reporter", "incident_date_start")
            if not sent.get(name)
        }
        wrong |= {
            name: ["cannot be set on initial creation"] for name in ("status",) if name in sent
        }
        if sent.get("source") not in self.sources or sent.get("source") == "Online":
            wrong["source"] = ["Invalid source given, value not known"]
        if len(sent.get("text", "")) > 3_000:
            wrong["text"] = ["Zorg ervoor dat dit veld niet meer dan 3000 karakters bevat."]
        category = category_at(sent["category"]["category_url"])
        if wrong or category is None:
            return Reply.json(wrong or {"category": ["Niet gevonden"]}, 400)
        signal = self.reported(
            sent["text"],
            category=category,
            text_extra=sent.get("text_extra", ""),
            source=sent["source"],
            reporter={n: "" if v is None else v for n, v in sent["reporter"].items()},
            extra_properties=sent.get("extra_properties"),
        )
        address = sent["location"].get("address") or {}
        point = sent["location"]["geometrie"]["coordinates"]
        street, number = address.get("openbare_ruimte", ""), address.get("huisnummer", "")
        signal["location"] = location_of(street, number, address.get("postcode", ""), point)
        return Reply.json(self._detail(signal["id"]), 201)

    def _changed(self, key: int, sent: Signal) -> Reply:
        status = sent.get("status")
        if status:
            now = self.signals[key]["status"]["state"]
            if status["state"] not in NEXT.get(now, set()):
                said = f"Invalid state transition from `{now}` to `{status['state']}`."
                return Reply.json({"status": {"state": [said]}}, 400)
            self.stated(key, status["state"], status["text"], who=ACCOUNT)
        for note in sent.get("notes", ()):
            self.noted(key, note["text"], who=ACCOUNT)
        return Reply.json(self._detail(key))


def _token(asked: Request) -> Reply:
    """As an OpenID provider gives it to a program that logs in for itself."""
    if asked.form.get("grant_type") != ["client_credentials"]:
        return Reply.json({"error": "unsupported_grant_type"}, 400)
    return Reply.json({"access_token": TOKEN, "token_type": "Bearer", "expires_in": 300})


def _value(asked: Request, name: str) -> str:
    return asked.query.get(name, [""])[0]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _missing() -> Reply:
    return Reply.json({"detail": "Niet gevonden."}, 404)
