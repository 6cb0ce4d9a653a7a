"""Writing the knowledge base: drafts, publishing, versions, and what readers ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kcc_desktop.domain.article_versions import ArticleVersion, VersionState
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.knowledge import Article, ArticleKind, ArticleState, Product, Synonym
from kcc_desktop.domain.missed import MissedSearch
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.organisation import Department
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.words import fold
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.ports_knowledge import ArticleLine, Feedback

#: An article turns up among those to review so long before its day.
REVIEW_AHEAD = timedelta(days=14)
#: Searches without a hit are shown for so long.
MISSED_FOR = timedelta(days=60)

_NO_TITLE = Said("Geef het artikel een titel.", "Give the article a title.")
_NO_ANSWER = Said(
    "Schrijf eerst het antwoord: dat lezen collega’s voor.",
    "Write the answer first: colleagues read it out.",
)
_NEVER = Said(
    "Het einde van de publicatie ligt voor het begin. Kies een latere dag.",
    "The end of the publication is before its beginning. Choose a later day.",
)
_SAME_WORD = Said("Vul twee verschillende woorden in.", "Enter two different words.")


@dataclass(frozen=True, slots=True)
class EditorsDesk:
    """What waits for an editor: what is being written, what is to be reviewed, remarks of readers,
    and searches that found nothing; besides all articles, and whoever they may be about.
    """

    writing: tuple[ArticleLine, ...]
    to_review: tuple[ArticleLine, ...]
    feedback: tuple[Feedback, ...]
    missed: tuple[MissedSearch, ...]
    articles: tuple[ArticleLine, ...]
    products: tuple[Product, ...] = ()
    departments: tuple[Department, ...] = ()
    skills: tuple[str, ...] = ()


class KnowledgeEditing:
    """Writes as `actor`; whoever is no editor gets NotAllowed. `clock` gives the present moment."""

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock

    # --- looking

    def desk(self) -> EditorsDesk:
        """What waits for an editor now."""
        self._check()
        today = self._today()
        with self._workspace.look() as work:
            lines = tuple(work.writing.lines())
            agents = work.organisation.agents()
            return EditorsDesk(
                tuple(line for line in lines if line.open_state is not None),
                tuple(line for line in lines if _wants_review(line, today)),
                tuple(work.reading.open_feedback()),
                tuple(work.missed.unhandled(today - MISSED_FOR)),
                lines,
                tuple(work.knowledge.products()),
                tuple(work.organisation.departments()),
                tuple(sorted({skill for agent in agents for skill in agent.skills})),
            )

    def open(self, article_id: int) -> ArticleVersion:
        """The version that is being written, or else a next one that says what stands now.

        Raises NotFound.
        """
        self._check()
        with self._workspace.look() as work:
            own = work.writing.open_version(article_id)
            standing = work.writing.standing(article_id)
        return own or self._following(standing)

    def versions(self, article_id: int) -> Sequence[ArticleVersion]:
        """Every version, newest first. Raises NotFound."""
        self._check()
        with self._workspace.look() as work:
            return work.writing.versions(article_id)

    def new(self, kind: ArticleKind, title: str = "") -> ArticleVersion:
        """A new article that stands nowhere yet; its owner is who writes it.

        The words by which it was sought become its keywords.
        """
        self._check()
        keywords = tuple(dict.fromkeys(title.split()))
        article = Article(
            0, "", kind, title[:1].upper() + title[1:], "", self._clock(),
            keywords=keywords, owner=self._actor.name, state=ArticleState.DRAFT,
        )  # fmt: skip
        return self._by_me(article)

    # --- writing

    def save(self, draft: ArticleVersion, *, key: str) -> ArticleVersion:
        """Keeps what is written so far; nobody else reads it.

        Raises Conflict when somebody else wrote in it since, NotFound.
        """
        self._check()
        with self._workspace.work(self._actor) as work:
            return work.writing.save(self._mine(draft), key=key)

    def publish(self, draft: ArticleVersion, remark: str = "", *, key: str) -> Article:
        """Makes it the article as everyone reads it; before its first moment, from then on.

        Raises InvalidInput, Conflict, NotFound.
        """
        self._check()
        _check_whole(draft.article)
        own = replace(self._mine(draft), remark=remark.strip())
        with self._workspace.work(self._actor) as work:
            if not own.article.id:
                own = replace(work.writing.save(own, key=f"{key}/save"), remark=own.remark)
            return work.writing.publish(own, key=key)

    def withdraw(self, article_id: int, version: int, remark: str, *, key: str) -> Article:
        """Takes an article away, based on the version that was seen.

        Raises Conflict, NotFound.
        """
        self._check()
        with self._workspace.work(self._actor) as work:
            standing = replace(work.writing.standing(article_id), version=version)
            last = replace(self._following(standing), remark=remark.strip())
            return work.writing.withdraw(last, key=key)

    def discard(self, draft: ArticleVersion, *, key: str) -> None:
        """Throws away what is being written; what is published stays. Raises Conflict."""
        self._check()
        with self._workspace.work(self._actor) as work:
            work.writing.discard(draft, key=key)

    # --- what readers ask for

    def reply(self, feedback: Feedback, reply: str, *, key: str) -> None:
        """Deals with a remark. Raises Conflict when somebody did already, NotFound."""
        self._check()
        with self._workspace.work(self._actor) as work:
            work.reading.handle(feedback.id, reply.strip(), at=self._clock(), key=key)

    def settle(self, missed: MissedSearch, *, key: str) -> None:
        """Deals with a search that found nothing; it returns when it is missed again."""
        self._check()
        with self._workspace.work(self._actor) as work:
            work.missed.handle(missed.query, at=self._clock(), key=key)

    def synonyms(self) -> Sequence[Synonym]:
        """The whole list, by word."""
        self._check()
        with self._workspace.look() as work:
            return work.knowledge.synonyms()

    def add_synonym(self, word: str, other: str, *, key: str) -> None:
        """Adds two words for the same thing; every search knows it at once.

        Raises InvalidInput.
        """
        self._check()
        pair = Synonym(" ".join(word.split()), " ".join(other.split()))
        if not pair.word or not pair.other or fold(pair.word) == fold(pair.other):
            raise InvalidInput(_SAME_WORD)
        with self._workspace.work(self._actor) as work:
            work.synonym_list.add(pair, key=key)

    def remove_synonym(self, synonym: Synonym, *, key: str) -> None:
        """Takes a pair away."""
        self._check()
        with self._workspace.work(self._actor) as work:
            work.synonym_list.remove(synonym, key=key)

    # --- inside

    def _check(self) -> None:
        require(self._actor, Right.EDIT_KNOWLEDGE)

    def _today(self) -> date:
        return local(self._clock()).date()

    def _following(self, standing: Article) -> ArticleVersion:
        return self._by_me(replace(standing, version=standing.version + 1))

    def _by_me(self, article: Article) -> ArticleVersion:
        actor = self._actor
        return ArticleVersion(
            article, VersionState.DRAFT, self._clock(), actor.name, login=actor.login
        )

    def _mine(self, draft: ArticleVersion) -> ArticleVersion:
        """`draft` as written by this actor at this moment."""
        now = self._clock()
        article = replace(draft.article, updated_at=now, edited_by=self._actor.name)
        return replace(self._by_me(article), at=now, revision=draft.revision)


def publish_due(work: Work, clock: Clock) -> int:
    """Publishes the versions whose first moment has come; says how many.

    Any desk may do it, and only the first one does: the editor decided it when it was planned.
    """
    due = work.writing.due(clock())
    for version in due:
        key = f"planned/{version.article.id}/{version.number}/{version.revision}"
        moment = version.article.publish_from or version.at
        article = replace(version.article, updated_at=moment)
        work.writing.publish(replace(version, article=article, at=moment), key=key)
    return len(due)


def _check_whole(article: Article) -> None:
    """Raises InvalidInput when something lacks without which nobody can use the article."""
    if not article.title.strip():
        raise InvalidInput(_NO_TITLE)
    if not article.answer.strip():
        raise InvalidInput(_NO_ANSWER)
    begins, ends = article.publish_from, article.publish_until
    if begins and ends and ends <= begins:
        raise InvalidInput(_NEVER)


def _wants_review(line: ArticleLine, today: date) -> bool:
    standing = line.state is ArticleState.PUBLISHED
    return standing and line.review_on is not None and line.review_on <= today + REVIEW_AHEAD
