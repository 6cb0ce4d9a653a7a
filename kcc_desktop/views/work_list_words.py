"""What the lists are called, and what is said when one is empty."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kcc_desktop.domain.work_list import WorkList

translate = QCoreApplication.translate


def list_title(which: WorkList) -> str:
    """The name of a list."""
    return {
        WorkList.MINE: translate("WorkLists", "Aan mij overgedragen"),
        WorkList.DEPARTMENT: translate("WorkLists", "Mijn afdeling"),
        WorkList.QUEUE: translate("WorkLists", "Wachtrij team"),
        WorkList.BY_ME: translate("WorkLists", "Door mij overgedragen"),
        WorkList.TO_TELL: translate("WorkLists", "Nog te vertellen"),
        WorkList.CALLBACKS_MINE: translate("WorkLists", "Terugbellen vandaag"),
        WorkList.CALLBACKS_DEPARTMENT: translate("WorkLists", "Terugbellen door mijn afdeling"),
    }[which]


def short_title(which: WorkList) -> str:
    """The title of a list beside that of its neighbour."""
    return {
        WorkList.BY_ME: translate("WorkLists", "Onderweg"),
        WorkList.TO_TELL: translate("WorkLists", "Nog te vertellen"),
        WorkList.CALLBACKS_MINE: translate("WorkLists", "Door mij"),
        WorkList.CALLBACKS_DEPARTMENT: translate("WorkLists", "Door mijn afdeling"),
    }[which]


def list_hint() -> str:
    """The keys of a list."""
    return translate(
        "WorkLists", "Pijltjes kiezen · Enter opent · / filtert · de letters zetten een stap"
    )


def nothing_words(which: WorkList, *, filtered: bool) -> tuple[str, str, str]:
    """Title, explanation and icon of an empty list."""
    if filtered:
        return (
            translate("WorkLists", "Niets voldoet aan dit filter"),
            translate("WorkLists", "Verruim het filter, of toon alles."),
            "search",
        )
    words = {
        WorkList.MINE: translate("WorkLists", "Wat een collega aan u overdraagt, staat hier."),
        WorkList.DEPARTMENT: translate(
            "WorkLists", "Wat aan uw afdeling wordt overgedragen, staat hier."
        ),
        WorkList.QUEUE: translate(
            "WorkLists", "Wat aan uw team is gegeven en niemand nog heeft, staat hier."
        ),
        WorkList.BY_ME: translate(
            "WorkLists", "Wat u overdraagt, volgt u hier tot de bewoner het weet."
        ),
        WorkList.TO_TELL: translate(
            "WorkLists", "Wat klaar is en u de bewoner nog moet vertellen, staat hier."
        ),
        WorkList.CALLBACKS_MINE: translate(
            "WorkLists", "Wie u vandaag terugbelt, staat hier. F7 maakt een afspraak."
        ),
        WorkList.CALLBACKS_DEPARTMENT: translate(
            "WorkLists", "Wie uw afdeling vandaag terugbelt, staat hier."
        ),
    }
    return translate("WorkLists", "Niets te doen"), words[which], "check"
