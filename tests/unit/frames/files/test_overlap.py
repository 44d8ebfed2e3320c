from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from emulation_rules.frames.files.overlap import DEPTH, read_ahead, written_behind


def _threads() -> set[str]:
    return {thread.name for thread in threading.enumerate()} & {"reading", "writing"}


def test_items_come_in_order_and_a_few_ahead_only() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(50):
            taken.append(number)
            yield number

    with read_ahead(items()) as ahead:
        for number in ahead:
            time.sleep(0.001)
            assert len(taken) <= number + 2 + DEPTH
    assert taken == list(range(50))
    assert not _threads()


def test_an_error_of_reading_is_raised_behind_what_was_read() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise OSError(5, "the disk is gone")

    found: list[int] = []
    with pytest.raises(OSError, match="the disk is gone"), read_ahead(items()) as ahead:
        found.extend(ahead)
    assert found == [1]
    assert not _threads()


def test_who_stops_taking_closes_what_is_read() -> None:
    closed = threading.Event()

    def items() -> Iterator[int]:
        try:
            yield from range(10**9)
        finally:
            closed.set()

    def take_one() -> None:
        with read_ahead(items()) as ahead:
            next(ahead)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_one()
    assert closed.is_set()
    assert not _threads()


def test_everything_is_written_before_the_context_is_left() -> None:
    written: list[int] = []

    def slow(number: int) -> None:
        time.sleep(0.001)
        written.append(number)

    with written_behind(slow) as give:
        for number in range(20):
            give(number)
    assert written == list(range(20))
    assert not _threads()


@pytest.mark.parametrize("at", [0, 3, 9])
def test_an_error_of_writing_is_raised_in_time(at: int) -> None:
    def full(number: int) -> None:
        if number == at:
            raise OSError(28, "no room")

    def write_all() -> None:
        with written_behind(full) as give:
            for number in range(10):
                give(number)

    with pytest.raises(OSError, match="no room"):
        write_all()
    assert not _threads()


def test_after_an_error_what_still_waits_is_not_written() -> None:
    begun, go_on = threading.Event(), threading.Event()
    written: list[int] = []

    def slow(number: int) -> None:
        begun.set()
        go_on.wait(10)
        written.append(number)

    def interrupted() -> None:
        with written_behind(slow) as give:
            give(1)
            begun.wait(10)
            give(2)
            threading.Timer(0.05, go_on.set).start()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert written == [1]
    assert not _threads()
