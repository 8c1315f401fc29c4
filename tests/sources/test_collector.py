import gc

import pytest

from studio.sources.collector import collector_resting


def test_the_collector_rests_and_goes_on() -> None:
    with collector_resting():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_goes_on_after_a_failure() -> None:
    with pytest.raises(ValueError, match="stop"), collector_resting():
        raise ValueError("stop")
    assert gc.isenabled()


def test_a_collector_that_rested_before_still_rests() -> None:
    with collector_resting():
        with collector_resting():
            pass
        assert not gc.isenabled()


def test_what_was_made_meanwhile_is_not_looked_through_as_young() -> None:
    with collector_resting():
        made = [[number] for number in range(50_000)]
    young = {id(one) for generation in (0, 1) for one in gc.get_objects(generation)}
    assert not young & set(map(id, made))
