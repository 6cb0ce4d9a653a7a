"""The knowledge base as shelves: what is new, by kind and product, and what is found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kcc_desktop.viewmodels.counter import Counter, Latest

if TYPE_CHECKING:
    from kcc_desktop.domain.found import Hit
    from kcc_desktop.domain.knowledge import ArticleKind, Product
    from kcc_desktop.viewmodels.counter import Services
    from kcc_desktop.viewmodels.knowledge import KnowledgeViewModel

#: A search that found nothing is counted when it stands so long and nothing was opened.
MISSED_AFTER = 2500  # ms


@dataclass(frozen=True, slots=True)
class Wish:
    """Which articles are wanted."""

    text: str = ""
    kind: ArticleKind | None = None
    product_id: int | None = None

    @property
    def is_plain(self) -> bool:
        """Whether only words say what is wanted."""
        return self.kind is None and self.product_id is None


class ShelfViewModel(QObject):
    """Fills the results of a `KnowledgeViewModel` with what is on the shelf that is wanted.

    Signals:
        products_known(object): the products (a sequence) that there are articles about.
        listed(int): so many stand in the results, without a search.
        missed(str): this search found nothing, which the editors will see.
    """

    products_known = Signal(object)
    listed = Signal(int)
    missed = Signal(str)

    def __init__(self, counter: Counter, knowledge: KnowledgeViewModel) -> None:
        super().__init__(knowledge)
        self._knowledge = knowledge
        self._wish = Wish()
        fail = knowledge.failed.emit
        self._listing: Latest[Sequence[Hit]] = Latest(self, counter, self._on_listed, fail)
        self._products: Latest[Sequence[Product]] = Latest(
            self, counter, self.products_known.emit, fail
        )
        self._counting: Latest[bool] = Latest(self, counter, self._on_counted, fail)
        self._settled = QTimer(self, singleShot=True, interval=MISSED_AFTER)
        self._settled.timeout.connect(self._on_settled)
        knowledge.searched.connect(self._on_searched)
        knowledge.article_opened.connect(self._settled.stop)

    @property
    def wish(self) -> Wish:
        """What is wanted now."""
        return self._wish

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        return any(one.waiting for one in (self._listing, self._products, self._counting))

    @Slot()
    def open(self) -> None:
        """The page is shown: look what there is."""
        self._products.ask(_products)
        self._look()

    @Slot(str)
    def type(self, text: str) -> None:
        """Want what fits `text`."""
        self._wish = replace(self._wish, text=text)
        self._look()

    def choose(self, kind: ArticleKind | None, product_id: int | None) -> None:
        """Want articles of this kind and about this product; None is any."""
        self._wish = replace(self._wish, kind=kind, product_id=product_id)
        self._look()

    def _look(self) -> None:
        self._settled.stop()
        self._listing.forget()
        wish = self._wish
        if wish.is_plain and wish.text.strip():
            self._knowledge.search(wish.text)
            return
        self._knowledge.search("")
        self._listing.ask(lambda services: _listed(services, wish))

    def _on_listed(self, hits: Sequence[Hit]) -> None:
        self._knowledge.results.show(hits, self._wish.text.split())
        self.listed.emit(len(hits))

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        """Nothing that has all the words is nothing found, unless something is opened after all."""
        whole = any(hit.missing == 0 for hit in self._knowledge.results.rows)
        if whole:
            self._settled.stop()
        elif text == self._wish.text:
            self._settled.start()

    @Slot()
    def _on_settled(self) -> None:
        text = self._wish.text
        self._counting.ask(lambda services: _count(services, text))

    def _on_counted(self, counted: bool) -> None:
        if counted:
            self.missed.emit(self._wish.text)


def _listed(services: Services, wish: Wish) -> Sequence[Hit]:
    from kcc_desktop.services.reading import Reading, Shelf  # noqa: PLC0415 (with the services)

    return services.of(Reading).shelf(wish.text, Shelf(wish.kind, wish.product_id))


def _products(services: Services) -> Sequence[Product]:
    from kcc_desktop.services.reading import Reading  # noqa: PLC0415 (with the services)

    return services.of(Reading).products()


def _count(services: Services, text: str) -> bool:
    from kcc_desktop.services.reading import Reading  # noqa: PLC0415 (with the services)

    return services.of(Reading).count_missed(text)
