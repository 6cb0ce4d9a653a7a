"""What is said about a workspace that can't be used, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from kcc_desktop.domain.errors import (
    DiskFull,
    Interrupted,
    KccError,
    WorkspaceAway,
    WorkspaceDamaged,
    WorkspaceFault,
    WorkspaceLocked,
    WorkspaceMissing,
    WorkspaceNewer,
    WorkspaceOlder,
    WorkspaceReadOnly,
    WorkspaceRefused,
)
from kcc_desktop.domain.said import Said
from kcc_desktop.store.places import Place

_FILE: dict[type[KccError], Said] = {
    WorkspaceFault: Said(
        "De schijf met {name} kan niet goed worden gelezen of beschreven. Er is niets gewist."
        " Controleer de schijf of de netwerkverbinding ermee en probeer het opnieuw.",
        "The disk with {name} can't be read or written properly. Nothing was deleted."
        " Check the disk or the network connection to it and try again.",
    ),
    WorkspaceMissing: Said(
        "Er staat geen werkvoorraad in {name}. Controleer de naam, of maak er een met"
        " “kcc-desktop db create --workspace {url}”.",
        "There is no workspace in {name}. Check the name, or make one with"
        " “kcc-desktop db create --workspace {url}”.",
    ),
    WorkspaceDamaged: Said(
        "{name} is beschadigd of geen werkvoorraad. Er is niets gewist. Bewaar het bestand en zet"
        " een reservekopie terug met “kcc-desktop db restore”.",
        "{name} is damaged, or no workspace. Nothing was deleted. Keep the file and put back a"
        " backup with “kcc-desktop db restore”.",
    ),
    WorkspaceNewer: Said(
        "{name} is bijgewerkt door een nieuwere versie van dit programma. Installeer die versie.",
        "{name} was upgraded by a newer version of this program. Install that version.",
    ),
    WorkspaceOlder: Said(
        "{name} is van een oudere versie. Maak een reservekopie met “kcc-desktop db backup” en werk"
        " bij met “kcc-desktop db upgrade --workspace {url}”.",
        "{name} is of an older version. Make a backup with “kcc-desktop db backup” and upgrade"
        " with “kcc-desktop db upgrade --workspace {url}”.",
    ),
    WorkspaceLocked: Said(
        "Een ander programma houdt {name} bezet. Wat u deed is niet opgeslagen. Sluit dat programma"
        " of wacht even, en probeer het opnieuw.",
        "Another program is holding {name}. What you did was not saved. Close that program or wait"
        " a moment, and try again.",
    ),
    WorkspaceReadOnly: Said(
        "U mag {name} niet wijzigen. Vraag de beheerder om schrijfrechten op het bestand en de"
        " map.",
        "You may not change {name}. Ask the administrator for write access to the file and its"
        " folder.",
    ),
    DiskFull: Said(
        "De schijf met {name} is vol. Wat eerder was opgeslagen is bewaard, dit laatste niet. Maak"
        " ruimte en probeer het opnieuw.",
        "The disk with {name} is full. What was saved before is kept, this last change is not. Make"
        " room and try again.",
    ),
}
_SERVER: dict[type[KccError], Said] = {
    WorkspaceFault: Said(
        "De server meldt een fout bij {name}. Er is niets gewist. Vraag de beheerder ernaar.",
        "The server reports a fault with {name}. Nothing was deleted. Ask the administrator.",
    ),
    WorkspaceMissing: Said(
        "Er staat geen werkvoorraad in {name}. Controleer de naam van de database, of vraag de"
        " beheerder die te maken met “createdb” en “kcc-desktop db create --workspace {url}”.",
        "There is no workspace in {name}. Check the name of the database, or ask the administrator"
        " to make it with “createdb” and “kcc-desktop db create --workspace {url}”.",
    ),
    WorkspaceDamaged: Said(
        "De server meldt dat {name} beschadigd is. Er is niets gewist. Waarschuw de beheerder: er"
        " is een reservekopie nodig.",
        "The server reports that {name} is damaged. Nothing was deleted. Tell the administrator: a"
        " backup is needed.",
    ),
    WorkspaceLocked: Said(
        "Een ander houdt {name} te lang bezet. Wat u deed is niet opgeslagen. Probeer het opnieuw.",
        "Someone else is holding {name} for too long. What you did was not saved. Try again.",
    ),
    WorkspaceReadOnly: Said(
        "De server laat geen wijzigingen toe in {name}. Misschien is het een reserveserver. Vraag"
        " de beheerder.",
        "The server allows no changes in {name}. It may be a standby. Ask the administrator.",
    ),
    DiskFull: Said(
        "De schijf van de server met {name} is vol. Wat eerder was opgeslagen is bewaard, dit"
        " laatste niet. Waarschuw de beheerder.",
        "The disk of the server with {name} is full. What was saved before is kept, this last"
        " change is not. Tell the administrator.",
    ),
    WorkspaceAway: Said(
        "De server van {name} antwoordt niet. Controleer uw netwerk en probeer het over een minuut"
        " opnieuw. Blijft het zo, waarschuw dan de beheerder.",
        "The server of {name} does not answer. Check your network and try again in a minute. If"
        " that does not help, tell the administrator.",
    ),
    WorkspaceRefused: Said(
        "De server van {name} weigert deze aanmelding of deze handeling. Controleer gebruikersnaam"
        " en wachtwoord, of vraag de beheerder om de rechten.",
        "The server of {name} refuses this login or this action. Check user name and password, or"
        " ask the administrator for the rights.",
    ),
}
_STOPPED = Said("De vraag is gestopt.", "The query was stopped.")


def about(kind: type[KccError], place: Place) -> Said:
    """The sentence for a fault of this kind at `place`."""
    if kind is Interrupted:
        return _STOPPED
    own = _FILE if place.file is not None else _SERVER
    said = own.get(kind) or _FILE[kind]
    return Said(*(text.format(name=place.name, url=place.shown) for text in (said.nl, said.en)))


def too_old_server(place: Place, version: int, oldest: int) -> Said:
    """The server of `place` has major version `version`, less than `oldest`."""
    return Said(
        f"De server van {place.name} is PostgreSQL {version}; nodig is {oldest} of nieuwer."
        " Vraag de beheerder om de server bij te werken.",
        f"The server of {place.name} is PostgreSQL {version}; {oldest} or newer is needed."
        " Ask the administrator to upgrade it.",
    )


def unreadable(place: Place) -> Said:
    """The file of `place` may not be read."""
    return Said(
        f"U mag {place.name} niet lezen. Vraag de beheerder om leesrechten op het bestand.",
        f"You may not read {place.name}. Ask the administrator for read access to the file.",
    )


def already_there(place: Place) -> Said:
    """A workspace was to be made where something stands already."""
    return Said(
        f"Er staat al iets in {place.name}; er is niets gewijzigd. Kies een andere plaats.",
        f"Something stands in {place.name} already; nothing was changed. Choose another place.",
    )


def no_backup(file: Path) -> Said:
    """`file` was to be put back, and can't be."""
    return Said(
        f"{file} is geen reservekopie van een werkvoorraad, of is beschadigd. Er is niets"
        " teruggezet. Kies een bestand dat “kcc-desktop db backup” heeft gemaakt.",
        f"{file} is no backup of a workspace, or is damaged. Nothing was put back. Choose a file"
        " that “kcc-desktop db backup” made.",
    )


def not_writable(file: Path) -> Said:
    """`file` could not be written."""
    return Said(
        f"{file} kan niet worden geschreven. Controleer of de map bestaat, of u er mag schrijven"
        " en of er ruimte is.",
        f"{file} can't be written. Check that the folder exists, that you may write there and that"
        " there is room.",
    )
