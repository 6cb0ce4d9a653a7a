"""`kcc-desktop doctor`: is all well, and what to do where it is not. Passwords are never shown."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from kcc_desktop.commands import terminal
from kcc_desktop.commands.finding import Finding, Level
from kcc_desktop.commands.parser import Parser
from kcc_desktop.domain.errors import KccError
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.settings import Settings, load_settings, settings_path

WRONG = 1

_ABOUT = Said("Kijk na of alles in orde is.", "Check whether all is well.")
_JSON = Said("schrijf de bevindingen als JSON", "write the findings as JSON")
_DEMO = Said("kijk de voorbeeldgemeente na", "check the sample municipality")
_WORKSPACE = Said("de werkvoorraad om na te kijken", "the workspace to check")
_SYSTEMS = Said("de map met beschrijvingen van systemen", "the folder that describes systems")
_ALL_WELL = Said("Alles is in orde.", "All is well.")
_NOT_ALL_WELL = Said("Niet alles is in orde: zie ✗ hierboven.", "Not all is well: see ✗ above.")
_SETTINGS = Said("De instellingen in {path} kloppen.", "The settings in {path} are right.")
_DEFAULTS = Said(
    "Er zijn geen eigen instellingen; ze zouden staan in {path}.",
    "There are no settings of your own; they would be in {path}.",
)
_SIGNS = {Level.WELL: "✓", Level.NOTE: "•", Level.WRONG: "✗"}


def add_to(verbs: Any) -> None:
    """Declare the verb and what it takes."""
    parser: Parser = verbs.add_parser("doctor")
    parser.description = parser.say(_ABOUT)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--demo", action="store_true", help=parser.say(_DEMO))
    where.add_argument("--workspace", metavar="URL", help=parser.say(_WORKSPACE))
    parser.add_argument("--systems", type=Path, metavar="FOLDER", help=parser.say(_SYSTEMS))
    parser.add_argument("--json", action="store_true", help=parser.say(_JSON))


def run(args: argparse.Namespace) -> int:
    """Look at everything; 1 when something is wrong."""
    language = Language(args.lang)
    findings = []
    for finding in _findings(args):
        findings.append(finding)
        if not args.json:
            terminal.say(f"{_SIGNS[finding.level]} {finding.said.in_(language)}")
    well = all(finding.level is not Level.WRONG for finding in findings)
    if args.json:
        terminal.say_json(_as_json(findings, language, well=well))
    else:
        terminal.say("\n" + (_ALL_WELL if well else _NOT_ALL_WELL).in_(language))
    return 0 if well else WRONG


def _findings(args: argparse.Namespace) -> Iterator[Finding]:
    from kcc_desktop.commands import doctor_program, doctor_systems, doctor_workspace

    yield from doctor_program.findings()
    settings, finding = _settings()
    yield finding
    try:
        url = _url(args, settings)
    except KccError as fault:
        yield Finding("workspace", Level.WRONG, fault.said)
        return
    yield from doctor_workspace.findings(url, args.clock)
    with _systems(args, settings, url) as folder:
        yield from doctor_systems.findings(folder, args.clock, url)


def _settings() -> tuple[Settings, Finding]:
    """The settings, or the defaults where they can't be used; and what there is to say of them."""
    path = settings_path()
    facts = {"path": str(path), "there": path.is_file()}
    try:
        settings = load_settings(path)
    except KccError as fault:
        return Settings(), Finding("settings", Level.WRONG, fault.said, facts)
    said = (_SETTINGS if path.is_file() else _DEFAULTS).in_
    nl, en = (said(language).format(path=path) for language in Language)
    return settings, Finding("settings", Level.WELL, Said(nl, en), facts)


def _url(args: argparse.Namespace, settings: Settings) -> str:
    if args.demo:
        from kcc_desktop import demo

        return demo.demo_url(local(args.clock()).date())
    return args.workspace or settings.workspace_url


@contextmanager
def _systems(args: argparse.Namespace, settings: Settings, url: str) -> Iterator[Path]:
    """The folder that describes the systems; those of the sample run meanwhile."""
    if args.demo and not args.systems:
        from kcc_desktop import demo

        with closing(demo.outside_systems(url)) as world:
            yield world.systems
    else:
        yield args.systems or settings.systems_folder


def _as_json(findings: list[Finding], language: Language, *, well: bool) -> str:
    checks = [
        {
            "topic": finding.topic,
            "level": str(finding.level),
            "text": finding.said.in_(language),
            "facts": dict(finding.facts),
        }
        for finding in findings
    ]
    return json.dumps({"well": well, "checks": checks}, ensure_ascii=False, indent=2)
