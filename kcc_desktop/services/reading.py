"""Reading the knowledge base: what is there, work instructions and who read them, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.knowledge import Article, ArticleKind, Product
from kcc_desktop.domain.missed import countable
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.said import Said
from kcc_desktop.services.find import Find
from kcc_desktop.services.knowledge_editing import publish_due
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.ports_knowledge import ArticleLine, Feedback, ReadMark

#: How much of an answer a list shows.
BEGINNING = 160
LISTED = 60
_NOTHING_SAID = Said(
    "Schrijf eerst op wat er niet klopt of ontbreekt.", "Write first what is wrong or missing."
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Which articles of the knowledge base are wanted; None is all of them."""

    kind: ArticleKind | None = None
    product_id: int | None = None


@dataclass(frozen=True, slots=True)
class Instruction:
    """A work instruction for somebody. `unread`: not in this version; `changed`: an earlier one
    was read.
    """

    line: ArticleLine
    unread: bool
    changed: bool


class Reading:
    """Reads as `actor`. `clock` gives the present moment."""

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock, find: Find) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock
        self._find = find

    def shelf(self, text: str, shelf: Shelf, limit: int = LISTED) -> Sequence[Hit]:
        """The articles of `shelf` that fit `text`, best first; without text the newest first."""
        with self._workspace.look() as work:
            lines = [one for one in work.writing.readable(self._clock()) if _is_on(shelf, one)]
        if not text.strip():
            return [_hit(line) for line in lines[:limit]]
        there = {line.id for line in lines}
        found = self._find.find(text, max(limit, len(there)), (HitGroup.ARTICLE,), fewest=1)
        return [hit for hit in found.hits if hit.id in there][:limit]

    def products(self) -> Sequence[Product]:
        """The products that an article is about, by name."""
        with self._workspace.look() as work:
            told = {line.product_id for line in work.writing.readable(self._clock())}
            return [one for one in work.knowledge.products() if one.id in told]

    def instructions(self) -> Sequence[Instruction]:
        """The work instructions for this reader: those still to be read first, newest first."""
        with self._workspace.look() as work:
            lines = work.writing.readable(self._clock())
            marks = {one.article_id: one.version for one in work.reading.marks(self._login)}
            skills = _skills(work, self._actor)
        wanted = [one for one in lines if one.kind is ArticleKind.INSTRUCTION]
        own = [_instruction(one, marks) for one in wanted if _is_for(one.skills, skills)]
        return sorted(own, key=lambda one: not one.unread)

    def mark_read(self, article_id: int, version: int, *, key: str) -> None:
        """This reader has read that version."""
        mark = ReadMark(article_id, version, self._clock())
        with self._workspace.work(self._actor) as work:
            work.reading.mark_read(mark, key=key)

    def say(self, article: Article, passage: str, text: str, *, key: str) -> None:
        """Tells the editors something about a passage. Raises InvalidInput without words."""
        if not text.strip():
            raise InvalidInput(_NOTHING_SAID)
        said = Feedback(
            0, article.id, article.title, article.version, self._clock(), self._actor.name,
            self._login, passage.strip(), text.strip(),
        )  # fmt: skip
        with self._workspace.work(self._actor) as work:
            work.reading.say(said, key=key)

    def said(self, limit: int = 10) -> Sequence[Feedback]:
        """What this reader told the editors, newest first, with their replies."""
        with self._workspace.look() as work:
            return work.reading.feedback_by(self._login, limit)

    def count_missed(self, text: str) -> bool:
        """Counts a search that found nothing; says whether it was. Nothing personal is kept."""
        query = countable(text)
        if not query:
            return False
        now = self._clock()
        shown = " ".join(text.split())
        with self._workspace.work(self._actor) as work:
            return work.missed.count(query, shown, now, local(now).date())

    def publish_due(self) -> int:
        """Publishes what waited for a moment that has come; says how much.

        Looks first: most of the time there is nothing to write.
        """
        with self._workspace.look() as work:
            if not work.writing.due(self._clock()):
                return 0
        with self._workspace.work(self._actor) as work:
            return publish_due(work, self._clock)

    @property
    def _login(self) -> str:
        return self._actor.login


def _instruction(line: ArticleLine, marks: dict[int, int]) -> Instruction:
    read = marks.get(line.id, 0)
    return Instruction(line, unread=read < line.version, changed=0 < read < line.version)


def _is_for(wanted: Sequence[str], skills: Sequence[str]) -> bool:
    """Whether somebody with `skills` must read it; without wanted skills everyone must."""
    return not wanted or not set(wanted).isdisjoint(skills)


def _skills(work: Work, actor: Actor) -> tuple[str, ...]:
    agents = work.organisation.agents()
    return next((one.skills for one in agents if one.login == actor.login), ())


def _is_on(shelf: Shelf, line: ArticleLine) -> bool:
    of_kind = shelf.kind is None or line.kind is shelf.kind
    return of_kind and shelf.product_id in (None, line.product_id)


def _hit(line: ArticleLine) -> Hit:
    return Hit(
        HitGroup.ARTICLE, line.id, line.title, line.answer[:BEGINNING], Match.WORDS,
        line.updated_at, badge=line.kind.value,
    )  # fmt: skip
