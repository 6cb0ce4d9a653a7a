"""Descriptions of systems: what is read, and which line each complaint names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

import pytest

from kcc_desktop.domain.errors import InvalidInput, SystemRefused
from kcc_desktop.domain.systems import Ability
from kcc_desktop.registers import kinds
from kcc_desktop.registers.catalogue import Catalogue, load_systems
from kcc_desktop.registers.description import BadDescription, Description, description_in
from kcc_desktop.registers.http import Caller
from kcc_desktop.registers.reaching import caller_in
from kcc_desktop.registers.toml_lines import lines_in
from kcc_desktop.services.ports_systems import Deadline
from tests.support.http_server import HttpServer, Reply

#: As the program has them, before a test puts its own in their place.
KINDS = dict(kinds.MAKERS)
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
FILE = Path("planning.toml")


class NoSecrets:
    """Nobody gave any."""

    def secret(self, key: str) -> str:
        return ""

    def keep(self, key: str, secret: str) -> None:
        """Nowhere to keep it."""


class Made:
    """What a description was made into."""

    def __init__(self, description: Description) -> None:
        self.face = description.face(frozenset({Ability.BY_NUMBER}))
        self.path = description.section("find").text("path", "x")
        self.closed = False

    def close(self) -> None:
        self.closed = True


def make(description: Description, secrets: object, clock: object) -> Made:
    return Made(description)


@pytest.fixture(autouse=True)
def kind_of_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(kinds.MAKERS, "rest", f"{__name__}:make")
    monkeypatch.setitem(kinds.MAKERS, "mailbox", f"{__name__}:make")


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Catalogue]:
    """Loads a folder with these files."""

    def write_and_load(**files: str) -> Catalogue:
        for name, text in files.items():
            (tmp_path / f"{name}.toml").write_text(text, "utf-8")
        return load_systems(tmp_path, NoSecrets(), lambda: NOW)

    return write_and_load


def described(text: str) -> Description:
    return description_in('kind = "rest"\n' + text, FILE)


def complaint(text: str, read: Callable[[Description], object]) -> BadDescription:
    """What is wrong with it; lines count from the first of `text`."""

    def read_all() -> None:
        description = described(text)
        read(description)
        description.done()

    with pytest.raises(BadDescription) as caught:
        read_all()
    caught.value.line -= 1
    return caught.value


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_maker(kind: str) -> None:
    module, _, function = KINDS[kind].partition(":")
    assert callable(getattr(import_module(module), function))


def test_a_folder_that_is_not_there_describes_nothing(tmp_path: Path) -> None:
    assert load_systems(tmp_path / "none", NoSecrets(), lambda: NOW) == Catalogue()


def test_systems_and_mailboxes_by_file(load: Callable[..., Catalogue]) -> None:
    full = """
        kind = "rest"
        key = "plan-2"
        name = "Onderhoudsplanning"
        department = "OR"
        pace_s = 30
        patience_s = 1.5
        stale_after_h = 0
        case_within_h = 4
        [find]
        path = "orders"
    """
    catalogue = load(b=full, a='kind = "rest"', c='kind = "mailbox"')
    assert catalogue.problems == ()
    assert [system.face.key for system in catalogue.systems] == ["a", "plan-2"]
    assert [mailbox.face.key for mailbox in catalogue.mailboxes] == ["c"]
    face = catalogue.systems[1].face
    assert (face.name, face.kind, face.department) == ("Onderhoudsplanning", "rest", "OR")
    assert (face.pace, face.patience) == (timedelta(seconds=30), timedelta(seconds=1.5))
    assert (face.stale_after, face.case_within) == (None, 4)
    assert catalogue.systems[0].face.stale_after == timedelta(hours=24)
    catalogue.close()
    assert all(made.closed for made in (*catalogue.systems, *catalogue.mailboxes))


def test_a_wrong_file_stops_no_other(load: Callable[..., Catalogue]) -> None:
    catalogue = load(
        a='kind = "rest"\n[find]\npath = 3\n',
        b='kind = "rest"',
        c="kind = rest",
        d='kind = "rest"\nkey = "b"\n',
        e="\x00",
        f='kind = "fax"',
        g="",
    )
    assert [system.face.key for system in catalogue.systems] == ["b"]
    assert [(problem.file.name, problem.line) for problem in catalogue.problems] == [
        ("a.toml", 3),
        ("c.toml", 1),
        ("d.toml", 0),
        ("e.toml", 1),
        ("f.toml", 1),
        ("g.toml", 0),
    ]
    for problem in catalogue.problems:
        assert problem.file.name in problem.said.nl
        assert problem.file.name in problem.said.en


def test_a_file_that_can_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b'kind = "rest"\nname = "\xff"')
    (tmp_path / "b.toml").mkdir()
    catalogue = load_systems(tmp_path, NoSecrets(), lambda: NOW)
    assert [problem.line for problem in catalogue.problems] == [0, 0]


@pytest.mark.parametrize(
    ("text", "read", "line", "words"),
    [
        ("\n\nspeed = 3", lambda _: None, 3, "'speed' hoort hier niet"),
        ("[find]\n[other]\nc = 1", lambda d: d.section("find"), 2, "'other'"),
        ("[find]\n\nb = 1", lambda d: d.section("find").text("a"), 1, "'a' ontbreekt"),
        ("[find]\na = ''", lambda d: d.section("find").text("a"), 2, "schrijf er iets in"),
        ("a = 12", lambda d: d.whole("a", least=0, most=10), 1, "van 0 tot 10"),
        ("a = true", lambda d: d.whole("a", least=0, most=10), 1, "van 0 tot 10"),
        ("a = '1'", lambda d: d.number("a", least=0, most=10), 1, "getal"),
        ("a = nan", lambda d: d.number("a", least=0, most=10), 1, "getal"),
        ("a = 1", lambda d: d.yes("a", default=False), 1, "true of false"),
        ("a = 'x'", lambda d: d.one_of("a", ("y", "z")), 1, "kies uit: y, z"),
        ("a = ['x', 1]", lambda d: d.texts("a"), 1, "lijst"),
        ("[a]\nx = 'y'\nz = 1", lambda d: d.pairs("a"), 3, "tekst"),
        ("a = 1", lambda d: d.section("a"), 1, "[a]"),
        ("[a]\nb = 1", lambda d: d.sections("a"), 1, "[[a]]"),
        ("[[a]]\nb = 'y'\n[[a]]\nb = 1", lambda d: d.sections("a")[1].text("b"), 4, "tekst"),
        ("a = 'ftp://x'", lambda d: d.address("a"), 1, "https://"),
        ("a = 'https://[x'", lambda d: d.address("a"), 1, "https://"),
        ("a = 'no.pem'", lambda d: d.file("a"), 1, "no.pem"),
        ("key = 'Één sleutel'", lambda _: None, 1, "kleine letters"),
        ("pace_s = 1", lambda d: d.face(frozenset()), 1, "van 5 tot 86400"),
    ],
)  # fmt: skip
def test_each_complaint_names_its_line(
    text: str, read: Callable[[Description], object], line: int, words: str
) -> None:
    fault = complaint(text, read)
    assert fault.line == line
    assert words in fault.said.nl
    assert str(FILE) in fault.said.en


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("password = 'x'", 1),
        ("[http]\nclient_secret = 'x'", 2),
        ("[http]\nlogin = 'key'\nApi_Key = 'x'", 3),
        ("[http]\ntoken = 'x'", 2),
        ("[[ask]]\n[ask.headers]\nAuthorization = 'Bearer x'", 3),
        ("[http.headers]\nX-Auth-Token = 'x'", 2),
        ("[http]\naddress = 'https://kcc:geheim@x.example/'", 2),
        ("[sql]\nurl = 'postgresql://kcc:geheim@db/x'", 2),
        ("[sql]\nurl = 'postgresql://db/x?password=geheim'", 2),
        ("[http]\nlist = [\n  'https://a:b@c',\n]", 2),
    ],
)
def test_a_secret_is_refused_and_not_repeated(text: str, line: int) -> None:
    fault = complaint(text, lambda _: None)
    assert fault.line == line
    assert "kcc-desktop systems secret planning" in fault.said.nl
    assert "geheim@" not in fault.said.nl


def test_what_only_looks_like_a_secret_is_let_be() -> None:
    description = described(
        "[http]\ntoken_url = 'https://login.example/token'\n[create.answer]\ntoken = 'token'\n"
    )
    assert description.section("create").section("answer").text("token") == "token"


def test_lines_of_every_form() -> None:
    text = (
        'a = """\n[no.table]\nb = 1\n"""  # one\n'
        "c = [ # two\n  { d = 1 },\n  { d = 2 },\n]\n"
        "'quoted # key'.e = '''x\n=\n'''\r\n"
        '[f . "g.h"]\n'
        "i = { j = 1, k = '#' }\n"
        "[[l]]\n[[l]]\nm = 1\n[[l.n]]\no = 2\n[l.p]\nq = 1979-05-27T07:32:00Z\n"
        'r = "\\"]["\ns = 1'
    )
    found = lines_in(text)
    assert found == {
        ("a",): 1,
        ("c",): 5,
        ("quoted # key",): 9,
        ("quoted # key", "e"): 9,
        ("f",): 12,
        ("f", "g.h"): 12,
        ("f", "g.h", "i"): 13,
        ("l",): 14,
        ("l", 0): 14,
        ("l", 1): 15,
        ("l", 1, "m"): 16,
        ("l", 1, "n"): 17,
        ("l", 1, "n", 0): 17,
        ("l", 1, "n", 0, "o"): 18,
        ("l", 1, "p"): 19,
        ("l", 1, "p", "q"): 20,
        ("l", 1, "p", "r"): 21,
        ("l", 1, "p", "s"): 22,
    }


# --- [http] --------------------------------------------------------------------------------------


class Ring(NoSecrets):
    """Every secret is the name of its key."""

    def secret(self, key: str) -> str:
        return key


def calling(http: str) -> Caller:
    description = described("[http]\n" + http)
    caller = caller_in(description, Ring())
    description.done()
    return caller


@pytest.mark.parametrize(
    ("more", "sent"),
    [
        ("", {}),
        ("login = 'key'", {"x-api-key": "planning"}),
        ("login = 'key'\nheader = 'apikey'", {"apikey": "planning"}),
        ("login = 'bearer'", {"authorization": "Bearer planning"}),
        ("login = 'basic'\nuser = 'kcc'", {"authorization": "Basic a2NjOnBsYW5uaW5n"}),
        ("[http.headers]\nX-Organisation = 'vlietstede'", {"x-organisation": "vlietstede"}),
    ],
)
def test_what_is_described_is_what_goes_out(
    serve: Callable[..., HttpServer], deadline: Deadline, more: str, sent: dict[str, str]
) -> None:
    server = serve(lambda _: Reply.json({}))
    caller = calling(f"address = '{server.address}api'\n{more}")
    caller.get("x", deadline)
    caller.close()
    (asked,) = server.requests
    assert asked.path == "/api/x"
    assert sent.items() <= asked.headers.items()
    assert ("authorization" in asked.headers) is ("authorization" in sent)


def test_a_token_is_described(serve: Callable[..., HttpServer], deadline: Deadline) -> None:
    giving = serve(lambda _: Reply.json({"access_token": "t"}))
    server = serve(lambda _: Reply.json({}))
    caller = calling(
        f"address = '{server.address}'\nlogin = 'oauth2'\ntoken_url = '{giving.address}token'\n"
        "client_id = 'kcc'\nscope = 'lezen'\ngrant = 'refresh_token'\nclient_login = 'form'"
    )
    caller.get("x", deadline)
    caller.close()
    assert giving.requests[0].form == {
        "grant_type": ["refresh_token"],
        "refresh_token": ["planning"],
        "scope": ["lezen"],
        "client_id": ["kcc"],
        "client_secret": ["planning-client"],
    }
    assert server.requests[0].headers["authorization"] == "Bearer t"


OVER_HTTPS = "address = 'https://x.example'\n"


@pytest.mark.parametrize(
    ("http", "words"),
    [
        ("address = 'http://x.example/'\nlogin = 'bearer'", "met https beginnen"),
        (OVER_HTTPS + "login = 'oauth2'\ntoken_url = 'http://y.example'", "met https beginnen"),
        (OVER_HTTPS + "login = 'basic'", "'user' ontbreekt"),
        (OVER_HTTPS + "proxy = 'socks5://x'", "proxy"),
        (OVER_HTTPS + "proxy = 'proxy:3128'", "proxy"),
        (OVER_HTTPS + "proxy = 'http://kcc:geheim@p.example'", "geheim hoort niet"),
        (OVER_HTTPS + "client_key = 'none.key'", "none.key"),
        (OVER_HTTPS + "[http.headers]\n'X Y' = '1'", "een kop"),
        (OVER_HTTPS + '[http.headers]\nX = "a\\r\\nb"', "een kop"),
        (OVER_HTTPS + "user = 'kcc'", "'user' hoort hier niet"),
    ],
)
def test_what_can_not_be_reached_so(http: str, words: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        calling(http)
    assert words in caught.value.said.nl


def test_a_missing_secret_is_said_when_it_is_needed(deadline: Deadline) -> None:
    description = described("[http]\naddress = 'https://127.0.0.1:1/'\nlogin = 'bearer'")
    caller = caller_in(description, NoSecrets())
    with pytest.raises(SystemRefused, match="systems secret planning"):
        caller.get("x", deadline)
