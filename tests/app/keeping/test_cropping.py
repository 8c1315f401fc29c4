from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from studio.app.keeping.cropping import LEAST, RATIOS, Crop, from_corner, in_ratio, moved, resized, whole
from studio.app.keeping.pictures import kept_image

SIZES = st.tuples(st.integers(1, 4000), st.integers(1, 4000))
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("move", "size", "corner", "ratio")),
        st.integers(-5000, 5000),
        st.integers(-5000, 5000),
        st.booleans(),
        st.booleans(),
    ),
    max_size=12,
)


@given(size=SIZES, steps=STEPS, name=st.sampled_from(list(RATIOS)))
def test_a_part_never_leaves_its_picture_and_is_never_empty(
    size: tuple[int, int], steps: list[tuple[str, int, int, bool, bool]], name: str
) -> None:
    ratio, crop = RATIOS[name], whole(size)
    for verb, x, y, left, top in steps:
        match verb:
            case "move":
                crop = moved(crop, x, y, size)
            case "size":
                crop = resized(crop, crop.width + x, crop.height + y, ratio, size)
            case "corner":
                crop = from_corner(crop, x, y, (left, top), ratio, size)
            case _:
                crop = in_ratio(crop, ratio, size)
        assert crop.left >= 0
        assert crop.top >= 0
        assert crop.width > 0
        assert crop.height > 0
        assert crop.right <= size[0]
        assert crop.bottom <= size[1]


def test_a_ratio_takes_the_largest_part_about_the_middle() -> None:
    assert in_ratio(whole((1600, 1200)), Fraction(16, 9), (1600, 1200)) == Crop(0, 150, 1600, 900)
    assert in_ratio(whole((1600, 900)), Fraction(1), (1600, 900)) == Crop(350, 0, 900, 900)
    part = Crop(100, 100, 200, 100)
    assert in_ratio(part, None, (1600, 900)) == part


def test_a_corner_moves_and_the_opposite_one_stays() -> None:
    part = Crop(100, 100, 400, 300)
    assert from_corner(part, 60, 80, (True, True), None, (1600, 900)) == Crop(60, 80, 440, 320)
    assert from_corner(part, 700, 9999, (False, False), None, (1600, 900)) == Crop(100, 100, 600, 800)
    assert from_corner(part, 499, 399, (True, True), None, (1600, 900)) == Crop(500 - LEAST, 400 - LEAST, LEAST, LEAST)
    assert from_corner(part, 900, 0, (False, False), Fraction(16, 9), (1600, 900)).width == 800


def test_a_new_picture_never_takes_the_place_of_another(tmp_path: Path) -> None:
    first = kept_image(tmp_path, "flask", "Team photo", ".png", b"one")
    assert first == tmp_path.resolve() / "flask" / "images" / "team-photo.png"
    other = kept_image(tmp_path, "flask", "Team photo", ".png", b"two")
    assert other.name == "team-photo-2.png"
    assert kept_image(tmp_path, "flask", "Team photo", ".png", b"one") == first
    assert (first.read_bytes(), other.read_bytes()) == (b"one", b"two")
