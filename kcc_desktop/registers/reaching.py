"""From the section [http] of a description to a `Caller`.

[http]
address = "https://planning.example.org/api/v1"
login = "oauth2"            # none, key, basic, bearer, oauth2
header = "X-Api-Key"        # key: in which header, or
parameter = "api_key"       #      in which parameter of the query
user = "kcc"                # basic
token_url = "https://login.example.org/token"           # oauth2, and these
client_id = "kcc-desktop"
grant = "client_credentials"                            # or refresh_token
client_login = "basic"                                  # or form, or none
scope = "planning"
proxy = "http://proxy.example.org:3128"                 # or none; else that of the environment
certificate_authority = "own-authority.pem"
client_certificate = "kcc.pem"
client_key = "kcc.key"
[http.headers]
X-Organisation = "vlietstede"
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import httpx

from kcc_desktop.domain.said import Said
from kcc_desktop.registers.http import Caller, Login, NoLogin
from kcc_desktop.registers.logins import BasicLogin, HeaderLogin, Kept, ParameterLogin, TokenLogin
from kcc_desktop.registers.reach import Reach, is_open_line
from kcc_desktop.registers.tokens import Grant, Tokens

if TYPE_CHECKING:
    from kcc_desktop.registers.description import Description, Section
    from kcc_desktop.services.ports_systems import Secrets

LOGINS = ("none", "key", "basic", "bearer", "oauth2")

_OPEN_LINE = Said(
    "met een aanmelding moet het adres met https beginnen.",
    "with a login the address must begin with https.",
)
_HEADERS = Said(
    "een kop bestaat uit letters, cijfers en streepjes, met gewone tekens als waarde.",
    "a header is made of letters, digits and hyphens, with plain characters as its value.",
)
_PROXY = Said(
    "schrijf een proxy als http://server:3128, of none.",
    "write a proxy as http://server:3128, or none.",
)


def caller_in(description: Description, secrets: Secrets) -> Caller:
    """Whoever asks the system that is described; makes no connection. Raises InvalidInput."""
    http = description.http
    reach = _reach(description, secrets)
    login = _login(description, reach, secrets)
    if not isinstance(login, NoLogin):
        require_closed(http, "address")
    return Caller(description.name, description.key, reach, login)


def _reach(description: Description, secrets: Secrets) -> Reach:
    http = description.http
    return Reach(
        address=http.address("address"),
        proxy=_proxy(http),
        authority=http.file("certificate_authority"),
        certificate=http.file("client_certificate"),
        certificate_key=http.file("client_key"),
        certificate_password=lambda: secrets.secret(f"{description.key}-certificate"),
        headers=_headers(http),
        per_minute=http.whole("per_minute", 0, least=0, most=60_000),
    )


def _proxy(http: Section) -> str:
    proxy = http.text("proxy", "")
    try:
        usable = proxy in {"", "none"} or httpx.URL(proxy).scheme in {"http", "https"}
    except httpx.InvalidURL:
        usable = False
    if not usable:
        raise http.fault("proxy", _PROXY)
    return proxy


def _headers(http: Section) -> dict[str, str]:
    headers = http.pairs("headers", {})
    for name, value in headers.items():
        plain = name.replace("-", "").isalnum() and (name + value).isascii() and value.isprintable()
        if not plain:
            raise http.fault("headers", _HEADERS)
    return headers


def _login(description: Description, reach: Reach, secrets: Secrets) -> Login:
    http, name, key = description.http, description.name, description.key
    kept = Kept(secrets, key, name)
    login = http.one_of("login", LOGINS, "none")
    if login == "key" and "parameter" in http:
        return ParameterLogin(kept, http.text("parameter"))
    if login == "key":
        return HeaderLogin(kept, http.text("header", "X-Api-Key"))
    if login == "basic":
        return BasicLogin(kept, http.text("user"))
    if login == "bearer":
        return HeaderLogin(kept, "Authorization", "Bearer ")
    return _token_login(description, reach, kept, secrets) if login == "oauth2" else NoLogin()


def _token_login(
    description: Description, reach: Reach, kept: Kept, secrets: Secrets
) -> TokenLogin:
    http, name, key = description.http, description.name, description.key
    require_closed(http, "token_url")
    refreshes = http.one_of("grant", ("client_credentials", "refresh_token"), "client_credentials")
    client: Kept | None = kept
    if refreshes == "refresh_token":
        client = Kept(secrets, f"{key}-client", name)
    how = http.one_of("client_login", ("basic", "form", "none"), "basic")
    grant = Grant(
        client_id=http.text("client_id"),
        client=None if how == "none" else client,
        refresh=kept if refreshes == "refresh_token" else None,
        scope=http.text("scope", ""),
        client_in_form=how == "form",
    )
    there = replace(reach, address=http.address("token_url"), headers={})
    return TokenLogin(Tokens(Caller(f"{name} (login)", key, there), grant))


def require_closed(http: Section, name: str) -> None:
    """A secret only goes over a line that is closed, or stays on this machine."""
    if is_open_line(httpx.URL(http.address(name))):
        raise http.fault(name, _OPEN_LINE)
