"""`kcc-desktop import`: bring reports, products, articles and parties in from files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kcc_desktop.commands import terminal
from kcc_desktop.commands.parser import Parser
from kcc_desktop.commands.progress import progress_bar
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.moments import short_moment
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.services.imports import when
from kcc_desktop.services.imports.bring_in import BringIn, BroughtIn, Counts, Plan
from kcc_desktop.services.imports.problem_file import ProblemFile
from kcc_desktop.services.imports.source_file import inspect
from kcc_desktop.services.ports import Workspace
from kcc_desktop.settings import Settings, load_settings, login_name

DEFAULT_ZONE = "Europe/Amsterdam"

_ABOUT = Said(
    "Lees een bestand in. Wat niet te gebruiken is, komt met regel en reden in een verslag.\n"
    "Wie opnieuw begint, gaat verder waar het ophield; twee keer inlezen voegt niets toe.",
    "Bring a file in. What can't be used goes to a report, with its line and the reason.\n"
    "Starting again goes on where it stopped; bringing in twice adds nothing.",
)
_KINDS = Said("wat u inleest", "what to bring in")
_OPEN311 = Said(
    "meldingen van Open311 (GeoReport v2), als JSON of CSV",
    "service requests of Open311 (GeoReport v2), as JSON or CSV",
)
_PRODUCTS = Said(
    "producten, zoals de landelijke lijst (UPL)", "products, such as the national list (UPL)"
)
_ARTICLES = Said(
    "een map met artikelen, als Markdown of JSON", "a folder of articles, as Markdown or JSON"
)
_PARTIES = Said("bewoners en bedrijven", "persons and organisations")
_FILE = Said("het bestand", "the file")
_FOLDER = Said("de map", "the folder")
_WORKSPACE = Said("de werkvoorraad waar het in komt", "the workspace to bring it into")
_REPORT = Said(
    "waar het verslag komt van wat onbruikbaar was (standaard: naast het bestand)",
    "where to report what can't be used (default: beside the file)",
)
_SOURCE = Said("hoe de bron heet (standaard: {name})", "the name of the source (default: {name})")
_ZONE = Said(
    "tijdzone van tijden die er zelf geen noemen (standaard: {name})",
    "time zone of times that name none (default: {name})",
)
_TIMES = Said(
    "Tijden zonder tijdzone zijn gelezen als tijd in {zone}.",
    "Times without a zone were read as time in {zone}.",
)
_READ = Said(
    "Gelezen: {read}. Nieuw: {new}, gewijzigd: {changed}, gelijk gebleven: {same}. "
    "Onbruikbaar: {rows} regels en {fields} losse velden.",
    "Read: {read}. New: {new}, changed: {changed}, the same: {same}. "
    "Unusable: {rows} rows and {fields} separate fields.",
)
_NOTHING_ADDED = Said("Er is niets toegevoegd of gewijzigd.", "Nothing was added or changed.")
_REPORTED = Said("Wat onbruikbaar was, staat in {path}", "What can't be used is in {path}")
_WENT_ON = Said(
    "De eerste {count} records waren al verwerkt; het inlezen is daar verdergegaan.",
    "The first {count} records had been dealt with; it went on from there.",
)
_WRONG_FILE = Said(
    "Niets hierin was bruikbaar. Is het wel voor “import {kind}”?",
    "Nothing in it was usable. Is it really for “import {kind}”?",
)
_BEFORE = Said(
    "Dit bestand was al ingelezen ({at}); het is opnieuw vergeleken.",
    "This file had been brought in before ({at}); it was compared again.",
)


def add_to(verbs: Any) -> None:
    """Declare the verb and what it takes."""
    parser: Parser = verbs.add_parser("import")
    parser.description = parser.say(_ABOUT)
    kinds = parser.add_subparsers(dest="kind", metavar=parser.say(_KINDS), required=True)
    open311 = _kind(kinds, "open311", parser.say(_OPEN311), parser.say(_FILE))
    open311.add_argument("--source", default="Open311", help=_named(open311, _SOURCE, "Open311"))
    open311.add_argument("--zone", default=DEFAULT_ZONE, help=_named(open311, _ZONE, DEFAULT_ZONE))
    _kind(kinds, "products", parser.say(_PRODUCTS), parser.say(_FILE))
    _kind(kinds, "articles", parser.say(_ARTICLES), parser.say(_FOLDER))
    parties = _kind(kinds, "parties", parser.say(_PARTIES), parser.say(_FILE))
    parties.add_argument("--source", default="import", help=_named(parties, _SOURCE, "import"))


def run(args: argparse.Namespace) -> int:
    """Bring the file in; 1 when it broke off halfway, or nothing in it was usable."""
    from kcc_desktop.store.workspace import open_workspace

    settings = load_settings()
    language = Language(args.lang)
    problems = ProblemFile(args.report or report_path(args.path), language)
    workspace = open_workspace(args.workspace or settings.workspace_url)
    try:
        plan = _plan(args, settings, workspace)
        done = _bring_in(plan, workspace, problems, args)
    finally:
        problems.close()
        workspace.close()
    _tell(done, problems, args)
    if done.broken:
        terminal.complain(done.broken.in_(language))
    elif done.counts.nothing_usable:
        terminal.complain(_WRONG_FILE.in_(language).format(kind=args.kind))
    return 1 if done.broken or done.counts.nothing_usable else 0


def report_path(path: Path) -> Path:
    """Where the report goes: beside what was read, or here when nobody may write there."""
    name = f"{path.resolve().name}.onbruikbaar.csv"
    beside = path.resolve().parent
    # The bits count, not whether this user may: what an administrator closed stays as it is.
    is_closed = beside.is_dir() and not beside.stat().st_mode & 0o222
    return (Path.cwd() if is_closed else beside) / name


def _kind(kinds: Any, name: str, about: str, path: str) -> Parser:
    parser: Parser = kinds.add_parser(name, help=about, description=about)
    parser.add_argument("path", type=Path, metavar="PATH", help=path)
    parser.add_argument("--workspace", metavar="URL", help=parser.say(_WORKSPACE))
    parser.add_argument("--report", type=Path, metavar="PATH", help=parser.say(_REPORT))
    return parser


def _named(parser: Parser, said: Said, name: str) -> str:
    return parser.say(said).format(name=name)


def _plan(args: argparse.Namespace, settings: Settings, workspace: Workspace) -> Plan[Any]:
    from kcc_desktop.services.imports import plans

    if args.kind == "open311":
        zone = when.zone_named(args.zone)
        return plans.open311_plan(inspect(args.path), source=args.source, zone=zone)
    if args.kind == "products":
        return plans.products_plan(inspect(args.path))
    if args.kind == "parties":
        file, country = inspect(args.path), settings.country
        return plans.parties_plan(file, source=args.source, country=country)
    return _articles(args.path, workspace)


def _articles(folder: Path, workspace: Workspace) -> Plan[Any]:
    from kcc_desktop.services.imports import article_files, articles, plans

    files = article_files.inspect_folder(folder)
    with workspace.look() as work:
        known = articles.known_in(work)
    return plans.articles_plan(files, known)


def _bring_in(
    plan: Plan[Any], workspace: Workspace, problems: ProblemFile, args: argparse.Namespace
) -> BroughtIn:
    login = login_name()
    actor = Actor(name=login, login=login, origin="import")
    with progress_bar(args.path.name, args.lang) as progress:
        return BringIn(workspace, actor, args.clock).carry_out(plan, problems, progress)


def _tell(done: BroughtIn, problems: ProblemFile, args: argparse.Namespace) -> None:
    language = Language(args.lang)
    if done.went_on_from:
        terminal.say(_WENT_ON.in_(language).format(count=done.went_on_from))
    if done.finished_before:
        at = short_moment(done.finished_before, language, today=args.clock().date())
        terminal.say(_BEFORE.in_(language).format(at=at))
    terminal.say(summary(done.counts, language))
    if args.kind == "open311":
        terminal.say(_TIMES.in_(language).format(zone=args.zone))
    if problems.is_there:
        terminal.say(_REPORTED.in_(language).format(path=problems.path))


def summary(counts: Counts, language: Language) -> str:
    """The closing count."""
    text = _READ.in_(language).format(
        read=counts.read,
        new=counts.new,
        changed=counts.changed,
        same=counts.same,
        rows=counts.rows,
        fields=counts.fields,
    )
    nothing = not counts.new and not counts.changed
    return f"{text} {_NOTHING_ADDED.in_(language)}" if nothing else text
