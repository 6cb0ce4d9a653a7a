"""A knowledge base with editors and readers, for the tests of writing and reading it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.knowledge import Article, ArticleKind, Section
from kcc_desktop.domain.organisation import Agent, Department, Employee, Location, Role
from kcc_desktop.services.find import Find
from kcc_desktop.services.knowledge_editing import KnowledgeEditing
from kcc_desktop.services.look_up import LookUp
from kcc_desktop.services.ports import Workspace
from kcc_desktop.services.reading import Reading

NOW = datetime(2026, 3, 4, 9, 41, tzinfo=UTC)
ELS = Actor("Els Brouwer", "els", roles=(Role.EDITOR,))
MO = Actor("Mo Achterberg", "mo", roles=(Role.EDITOR,))
HILDE = Actor("Hilde Vos", "hilde", roles=(Role.AGENT,))
LAMP = Article(
    7,
    "lantaarn",
    ArticleKind.ARTICLE,
    "Kapotte straatlantaarn melden",
    "Wij repareren binnen 5 werkdagen.",
    NOW - timedelta(days=9),
    (Section("Kosten", "Gratis."),),
    ("licht",),
)
RULE = Article(
    8,
    "overdragen",
    ArticleKind.INSTRUCTION,
    "Werkinstructie overdragen",
    "Stel eerst alle vragen.",
    NOW - timedelta(days=9),
    skills=("telefoon",),
)


@dataclass
class Base:
    """A workspace with two articles, and the services of each who works in it."""

    workspace: Workspace
    now: datetime = NOW
    keys: count[int] = field(default_factory=count)

    def fill(self) -> None:
        """Brings the articles and the agents in."""
        with self.workspace.work(ELS) as work:
            work.organisation.put_departments([Department(1, "onthaal", "Onthaal")])
            work.organisation.put_locations([Location(1, "Zuid")])
            people = [("hilde", Role.AGENT, ("telefoon",)), ("luc", Role.AGENT, ("balie",))]
            work.organisation.put_employees(
                [Employee(at, name, name, "", 1) for at, (name, *_) in enumerate(people, 1)]
            )
            work.organisation.put_agents(
                [
                    Agent(at, name, at, 1, role, skills)
                    for at, (name, role, skills) in enumerate(people, 1)
                ]
            )
            work.knowledge.put_articles([LAMP, RULE], source="test")

    def key(self) -> str:
        """A key that no change had yet."""
        return f"test/{next(self.keys)}"

    def clock(self) -> datetime:
        """The moment that a test set."""
        return self.now

    def editing(self, actor: Actor = ELS) -> KnowledgeEditing:
        """What an editor does."""
        return KnowledgeEditing(self.workspace, actor, self.clock)

    def reading(self, login: str = "hilde") -> Reading:
        """What a reader does."""
        find = Find(self.workspace, self.clock)
        return Reading(self.workspace, Actor(login, login), self.clock, find)

    def look_up(self) -> LookUp:
        """What the panel asks."""
        return LookUp(self.workspace, self.clock)

    def found(self, text: str) -> list[str]:
        """The titles that an agent finds."""
        return [hit.title for hit in self.look_up().suggest(text)]
