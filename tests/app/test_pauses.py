import gc
import subprocess
import sys

import pytest

from studio.app.pauses import no_collection


def test_the_collector_rests_and_goes_on() -> None:
    with no_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_goes_on_after_a_failure() -> None:
    with pytest.raises(ValueError, match="stop"), no_collection():
        raise ValueError("stop")
    assert gc.isenabled()


def test_a_collector_that_rested_before_still_rests() -> None:
    with no_collection():
        with no_collection():
            pass
        assert not gc.isenabled()


def test_what_was_made_meanwhile_is_not_looked_through_as_young() -> None:
    with no_collection():
        made = [[number] for number in range(50_000)]
    young = {id(one) for generation in (0, 1) for one in gc.get_objects(generation)}
    assert not young & set(map(id, made))


def test_nothing_is_looked_through_when_the_interpreter_ends() -> None:
    code = (
        "import atexit, gc; from studio.app.pauses import end_uncollected;"
        "atexit.register(lambda: print(gc.get_freeze_count() > 0)); end_uncollected()"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "True"
