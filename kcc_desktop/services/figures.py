"""The figures of a team, for the board and the page of figures."""

from __future__ import annotations

from datetime import datetime, timedelta

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.figures import WEEK, Cut, Figures, Hour, Share, Span, keeping
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.services.ports import Clock, Work, Workspace

_MOST_MISSED = 50
_A_DAY = timedelta(days=1)
#: Promises run for weeks: those of one day would say nothing.
_PROMISES_OF = timedelta(days=30)


class Figuring:
    """Counts for `actor`, who needs Right.SEE_FIGURES."""

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock

    def today(self) -> Span:
        """The day that it is."""
        day = local(self._clock()).date()
        return Span(day, day)

    def of(self, span: Span, cut: Cut = Cut.CHANNEL) -> Figures:
        """All figures of some days, with those of a week before.

        Of a span that is not over, the week before counts up to the same moment, so that a morning
        is compared with a morning. Raises NotAllowed, WorkspaceFault.
        """
        require(self._actor, Right.SEE_FIGURES)
        now = self._clock()
        until = min(span.until, now)
        with self._workspace.look() as work:
            answered, repeated = work.figures.totals(span.since, until)
            before = work.figures.totals(span.since - WEEK, until - WEEK)
            return Figures(
                span,
                hours=_hours(work, Span(span.last, span.last)),
                hours_before=_hours(work, Span(span.last, span.last).a_week_before()),
                contacts=answered.all,
                contacts_before=before[0].all,
                answered=answered,
                answered_before=before[0],
                repeated=repeated,
                repeated_before=before[1],
                keeping=tuple(keeping(work.figures.answerings(until - _PROMISES_OF, until), now)),
                cut=cut,
                cuts=tuple(work.figures.by(cut, span.since, until)),
                missed=tuple(
                    work.leading.missed_searches(span.first - WEEK + _A_DAY, _MOST_MISSED)
                ),
            )


def today_so_far(work: Work, now: datetime) -> tuple[Share, Share]:
    """The shares of today's contacts that were answered at once, and that were repeated."""
    day = local(now).date()
    return work.figures.totals(Span(day, day).since, now)


def day_by_hour(work: Work, now: datetime) -> tuple[tuple[Hour, ...], tuple[Hour, ...]]:
    """The contacts of today by hour, and those of the same weekday a week ago."""
    day = local(now).date()
    span = Span(day, day)
    return _hours(work, span), _hours(work, span.a_week_before())


def _hours(work: Work, span: Span) -> tuple[Hour, ...]:
    return tuple(work.figures.hours(span.since, span.until))
