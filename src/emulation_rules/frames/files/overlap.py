"""Reading ahead and writing behind: what waits for the disk does so in threads of its own, a few items at most away."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, Thread
from typing import Final, Generic, TypeVar

T = TypeVar("T")

DEPTH: Final = 2
"""Items that wait between two threads at most."""


class _Handover(Generic[T]):
    """Items from one thread to another, in order; either side may end it, the giving side with an error."""

    def __init__(self, depth: int) -> None:
        self._items: deque[T] = deque()
        self._depth = depth
        self._changed = Condition()
        self._ended = False
        self._dropped = False
        self._error: BaseException | None = None

    def give(self, item: T) -> bool:
        """Wait for room and hand over an item. False where nobody takes items any more."""
        with self._changed:
            while len(self._items) >= self._depth and not self._dropped:
                self._changed.wait()
            self._items.append(item)
            self._changed.notify_all()
            return not self._dropped

    def end(self, error: BaseException | None = None) -> None:
        """Say that nothing follows."""
        with self._changed:
            self._ended, self._error = True, error
            self._changed.notify_all()

    def drop(self) -> None:
        """Say that nothing more is taken."""
        with self._changed:
            self._dropped = True
            self._items.clear()
            self._changed.notify_all()

    def __iter__(self) -> Iterator[T]:
        while True:
            with self._changed:
                while not self._items and not self._ended and not self._dropped:
                    self._changed.wait()
                if not self._items:
                    if self._error is not None and not self._dropped:
                        raise self._error
                    return
                item = self._items.popleft()
                self._changed.notify_all()
            yield item


@contextmanager
def read_ahead(items: Iterator[T], depth: int = DEPTH, stop: Callable[[], None] | None = None) -> Iterator[Iterator[T]]:
    """Yield the items of an iterator that a thread takes ahead. Its error is raised where the items end.

    When the context is left, the thread has ended and the iterator, if it can be, is closed. ``stop`` is called then to
    break off whatever the iterator may be waiting for.
    """
    handover: _Handover[T] = _Handover(depth)

    def read() -> None:
        try:
            for item in items:
                if not handover.give(item):
                    break
        except BaseException as error:  # noqa: BLE001  # raised again by whoever takes the items
            handover.end(error)
        else:
            handover.end()
        finally:
            close = getattr(items, "close", None)
            if close is not None:
                close()

    thread = Thread(target=read, name="reading", daemon=True)
    thread.start()
    try:
        yield iter(handover)
    finally:
        handover.drop()
        if stop is not None:
            stop()
        thread.join()


@contextmanager
def written_behind(write: Callable[[T], object], depth: int = DEPTH) -> Iterator[Callable[[T], None]]:
    """Yield what hands an item to a thread that writes it.

    An error of writing is raised by the next call or at the end. When the context is left all items are written, or
    after an error none that still waited.
    """
    handover: _Handover[T] = _Handover(depth)
    errors: list[BaseException] = []

    def work() -> None:
        try:
            for item in handover:
                write(item)
        except BaseException as error:  # noqa: BLE001  # raised again by whoever hands items over
            errors.append(error)
            handover.drop()

    def give(item: T) -> None:
        if not handover.give(item):
            raise errors[0]

    thread = Thread(target=work, name="writing", daemon=True)
    thread.start()
    try:
        yield give
        handover.end()
        thread.join()
    finally:
        handover.drop()
        thread.join()
    if errors:
        raise errors[0]
