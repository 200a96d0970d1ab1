"""Words looked for in stretches of a text alone."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.excerpts import Excerpts
from extractors.matching import places_of_word, places_of_words

_WORDS = ("tổng", "cộng", "tổng cộng", "còn")
_TEXTS = st.lists(
    st.sampled_from((*_WORDS, " ", ". ", "\n", "x", "12", "đồng chí")), max_size=40
).map("".join)


@given(_TEXTS, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), max_size=5))
def test_a_word_is_found_in_a_stretch_where_it_is_found_in_the_text(
    text: str, drawn: list[tuple[int, int]]
) -> None:
    stretches = sorted((start, start + length) for start, length in drawn)
    excerpts = Excerpts(text, stretches)

    def inside(place: int) -> bool:
        return any(start <= place < end for start, end in stretches)

    found = excerpts.places_of_words(_WORDS)
    assert [one for one in found if inside(one[0])] == [
        one for one in places_of_words(text, _WORDS) if inside(one[0])
    ]
    signs = [place for place in excerpts.places_of_word(".") if inside(place)]
    assert signs == [place for place in places_of_word(text, ".") if inside(place)]


def test_what_stands_far_from_the_stretches_is_not_found() -> None:
    text = "tổng" + " x" * 40 + " tổng 12"
    assert Excerpts(text, [(80, 86)]).places_of_words(("tổng",)) == [(85, "tổng")]
