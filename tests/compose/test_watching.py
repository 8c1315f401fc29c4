"""Values of merge fields compared by what was asked of them."""

from studio.compose.watching import WatchedValues

NAME, TITLE = ("client", "name"), ("proposal", "title")


def test_values_nobody_asked_for_do_not_matter() -> None:
    said = WatchedValues({NAME: "Acme", TITLE: "One"})
    assert said[NAME] == "Acme"
    assert said == WatchedValues({NAME: "Acme", TITLE: "Two"})
    assert said != WatchedValues({NAME: "Other", TITLE: "One"})


def test_a_value_that_was_missing_matters_once_it_is_there() -> None:
    said = WatchedValues({})
    assert NAME not in said
    assert said != WatchedValues({NAME: ""})


def test_who_looked_through_all_of_them_depends_on_all() -> None:
    said = WatchedValues({NAME: "Acme", TITLE: "One"})
    assert list(said) == [NAME, TITLE]
    assert said != WatchedValues({NAME: "Acme", TITLE: "Two"})
    assert len(said) == 2
