"""The written content of the sample workspace (`resources/demo`), as it stands in its files.

`load()` reads and checks it whole: what refers to something refers to what is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml

from kcc_desktop.demo.article_files import ArticleText, read_articles
from kcc_desktop.demo.choices import ChoicesText
from kcc_desktop.demo.story_text import StoriesText
from kcc_desktop.demo.texts import (
    FormulasText,
    FormulaText,
    OrganisationText,
    PeopleText,
    SentencesText,
    StreetText,
)
from kcc_desktop.demo.yaml_records import LOADER, ContentError, read_plain, read_record


@dataclass(frozen=True, slots=True)
class Content:
    """All of it."""

    organisation: OrganisationText
    formulas: tuple[FormulaText, ...]
    sentences: SentencesText
    people: PeopleText
    articles: tuple[ArticleText, ...]
    synonyms: tuple[tuple[str, str], ...]
    stories: StoriesText
    choices: ChoicesText

    def formula(self, key: str) -> FormulaText:
        """The formula with this key. Raises ContentError."""
        for formula in self.formulas:
            if formula.key == key:
                return formula
        raise ContentError(f"formulas.yaml: there is no formula {key!r}")

    def street(self, name: str) -> StreetText:
        """The street with this name. Raises ContentError."""
        for street in self.people.streets:
            if street.name == name:
                return street
        raise ContentError(f"people.yaml: there is no street {name!r}")


def content_folder() -> Traversable:
    """Where the build put the content."""
    return files("kcc_desktop").joinpath("_assets", "demo")


def load(folder: Traversable | None = None) -> Content:
    """The content of `folder` (by default the package's own). Raises ContentError."""
    place = folder if folder is not None else content_folder()
    formulas = read_record(FormulasText, _yaml(place, "formulas.yaml"), "formulas.yaml").formulas
    content = Content(
        read_record(OrganisationText, _yaml(place, "organisation.yaml"), "organisation.yaml"),
        formulas,
        read_record(SentencesText, _yaml(place, "sentences.yaml"), "sentences.yaml"),
        read_record(PeopleText, _yaml(place, "people.yaml"), "people.yaml"),
        read_articles(place.joinpath("articles")),
        _synonyms(_yaml(place, "synonyms.yaml")),
        read_record(StoriesText, _yaml(place, "story.yaml"), "story.yaml"),
        read_record(ChoicesText, _yaml(place, "choices.yaml"), "choices.yaml"),
    )
    check(content)
    return content


def check(content: Content) -> None:
    """Raises ContentError when a key stands twice, or something refers to what is not there."""
    organisation = content.organisation
    departments = _keys("departments", (each.key for each in organisation.departments))
    groups = _keys("groups", (g.key for each in organisation.departments for g in each.groups))
    employees = _keys("employees", (each.key for each in organisation.employees))
    locations = _keys("locations", (each.key for each in organisation.locations))
    products = _keys("formulas", (each.key for each in content.formulas))
    _keys("streets", (each.name for each in content.people.streets))
    for employee in organisation.employees:
        _refers(employee.key, (employee.department,), departments)
        _refers(employee.key, (employee.group,), groups)
        _refers(employee.key, (employee.replacement,), employees)
    for agent in organisation.agents:
        _refers("agents", (agent.employee,), employees)
        _refers("agents", (agent.location,), locations)
    for formula in content.formulas:
        _refers(formula.key, (formula.department,), departments)
        _refers(formula.key, (formula.group,), groups)
    _refers("sentences.yaml", content.sentences.products, products)
    _refers("formulas.yaml", products, set(content.sentences.products))


def _synonyms(words: object) -> tuple[tuple[str, str], ...]:
    """Pairs of a word and another for the same thing."""
    read = read_plain(dict[str, tuple[str, ...]], words, "synonyms.yaml")
    return tuple((word, other) for word, others in read.items() for other in others)


def _keys(what: str, keys: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise ContentError(f"{what}: {key!r} stands there twice")
        seen.add(key)
    return seen


def _refers(who: str, keys: Iterable[str], known: set[str]) -> None:
    for key in keys:
        if key not in known:
            raise ContentError(f"{who}: refers to {key!r}, which is not there")


def _yaml(folder: Traversable, name: str) -> object:
    try:
        return yaml.load(folder.joinpath(name).read_text("utf-8"), LOADER)  # noqa: S506 (safe)
    except FileNotFoundError as missing:
        raise ContentError(f"{name}: the file is not there") from missing
    except yaml.YAMLError as broken:
        raise ContentError(f"{name}: {broken}") from broken
