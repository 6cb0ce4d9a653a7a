"""Work that may block, done beside the window.

A `Lane` is a small pool of threads for one thing that blocks (the workspace, a register), so that
one that hangs starves nobody. A finished job comes back to the window's thread as a stdlib Future,
through one signal; it is delivered only while its owner lives and the job is wanted.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.domain.errors import Interrupted

T = TypeVar("T")

#: How often a job is done again that was interrupted in place of one that ran beside it.
MOST_TRIES = 3


class Job(Generic[T]):
    """One piece of work under way, with who wants its outcome. One that is `lasting` is done also
    when its lane closes.
    """

    def __init__(
        self,
        owner: QObject,
        work: Callable[[], T],
        deliver: Callable[[Future[T]], None],
        *,
        lasting: bool = False,
    ) -> None:
        self.owner = owner
        self.work = work
        self.deliver = deliver
        self.lasting = lasting
        self.future: Future[T] = Future()
        self.wanted = True


class Lane:
    """Does jobs on `workers` threads of its own; `interrupt` stops what a thread is waiting for.

    One more thread does what is done aside: for what may wait long, and nobody waits for.
    """

    def __init__(
        self, name: str, workers: int = 1, interrupt: Callable[[], None] = lambda: None
    ) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix=name)
        self._aside = ThreadPoolExecutor(1, thread_name_prefix=f"{name}-aside")
        self._interrupt = interrupt
        self._waiting: set[Job[Any]] = set()
        self._running: set[Job[Any]] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._bridge = _Bridge()

    def start(
        self,
        owner: QObject,
        work: Callable[[], T],
        deliver: Callable[[Future[T]], None],
        *,
        lasting: bool = False,
        aside: bool = False,
    ) -> Job[T]:
        """Do `work` on a thread of this lane; `deliver` gets its Future on the window's thread.

        What is `lasting` (a change somebody made) is done also when the lane is closed meanwhile.
        Nothing is delivered once `owner` was deleted or the job was dropped. A lane that was closed
        begins nothing: what still comes in while the program ends asks in vain.
        """
        job = Job(owner, work, deliver, lasting=lasting)
        if self._closed:
            job.wanted = False
            return job
        with self._lock:
            self._waiting.add(job)
        (self._aside if aside else self._pool).submit(self._run, job)
        return job

    def drop(self, job: Job[T]) -> None:
        """The outcome is no longer wanted: a job under way is interrupted, any other not begun."""
        with self._lock:
            job.wanted = False
            if job in self._running:
                self._interrupt()

    def finish(self) -> None:
        """Take nothing more, and wait until all that was asked is done."""
        self._closed = True
        self._shut_down()

    def close(self) -> None:
        """Interrupt what runs and begin nothing more, but for what lasts; wait for the end."""
        self._closed = True
        with self._lock:
            for job in self._waiting | self._running:
                job.wanted = job.lasting
            if not all(job.lasting for job in self._running):
                self._interrupt()
        self._shut_down()

    def _shut_down(self) -> None:
        for pool in (self._pool, self._aside):
            pool.shutdown(wait=True)

    def _run(self, job: Job[Any]) -> None:
        if self._begins(job):
            self._settle(job)
            with self._lock:
                self._running.discard(job)
            self._bridge.finished.emit(job)

    def _begins(self, job: Job[Any]) -> bool:
        with self._lock:
            self._waiting.discard(job)
            if job.wanted:
                self._running.add(job)
            return job.wanted

    def _settle(self, job: Job[Any]) -> None:
        """Gives the job's Future its outcome; a job interrupted by mistake is done again."""
        for attempt in range(1, MOST_TRIES + 1):
            try:
                job.future.set_result(job.work())
            except Interrupted as stopped:
                if job.wanted and attempt < MOST_TRIES:
                    continue
                job.future.set_exception(stopped)
            except BaseException as fault:  # noqa: BLE001 (whoever asks the Future gets it, as with a pool)
                job.future.set_exception(fault)
            return


class _Bridge(QObject):
    """Carries finished jobs to the thread on which it was made: the window's."""

    finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.finished.connect(self._on_finished)

    @Slot(object)
    def _on_finished(self, job: Job[Any]) -> None:
        if job.wanted and shiboken6.isValid(job.owner):
            job.deliver(job.future)
