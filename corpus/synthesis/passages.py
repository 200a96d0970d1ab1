"""Passages of a unit's own, and what becomes of them when another unit copies them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Literal, get_args

from corpus.synthesis.grammar import Choice, Loose, Symbol, Template, load_grammar
from corpus.synthesis.world import Unit, name_list

CopyKind = Literal["verbatim", "figures", "names", "words", "dropped", "part", "page", "mixed"]
"""What the copier changed: nothing; the numbers; names of places and people; a few words; a
sentence left out; only some sentences taken; a page ends within; numbers, names and words."""
COPY_KINDS: tuple[CopyKind, ...] = get_args(CopyKind)

_NUMBER_RE = re.compile(r"\d+")
_LOWER_RE = re.compile(r"(?<= )[a-zà-ỹđ]+(?= )")
_PAGE_RE = re.compile(r"(?<=[a-zà-ỹ,]) (?=[a-zđ])")
_PUT_IN = ("đã", "luôn", "cũng", "vẫn", "tích cực", "từng bước", "cơ bản", "rất", "lại", "thực sự")


@dataclass(frozen=True, slots=True)
class OwnPassage:
    """Sentences with the place and the person that they name."""

    sentences: tuple[str, ...]
    place: str
    person: str


def own_passage(rng: Random, unit: Unit) -> OwnPassage:
    """Three to six sentences that no other unit writes."""
    person = _person(rng)
    names = {"place": unit.place, "person": person}
    options = load_grammar()["own.sentence"]
    chosen = rng.sample(range(len(options)), rng.randint(3, 6))
    return OwnPassage(
        tuple(_sentence(rng, options[index], names) for index in chosen), unit.place, person
    )


def handed_paragraph(rng: Random) -> str:
    """A paragraph that a superior unit handed out to all."""
    (text,) = rng.choice(load_grammar()["handed"])
    return str(text)


def copied(rng: Random, passage: OwnPassage, kind: CopyKind, unit: Unit) -> dict[int, str]:
    """The sentences as the copying unit writes them, by their place in the original."""
    taken = dict(enumerate(passage.sentences))
    if kind == "dropped":
        del taken[rng.randrange(1, len(taken) - 1)]
    if kind == "part":
        first = rng.randrange(len(taken) - 1)
        taken = {place: taken[place] for place in (first, first + 1)}
    if kind in ("names", "mixed"):
        person = _person(rng)
        for place, text in taken.items():
            text = text.replace(passage.place, unit.place)
            taken[place] = text.replace(passage.person, person)
    if kind in ("figures", "mixed"):
        for place, text in taken.items():
            taken[place] = _NUMBER_RE.sub(lambda match: str(rng.randint(11, 98)), text)
    if kind in ("words", "mixed"):
        taken = {place: _reworded(rng, text) for place, text in taken.items()}
    if kind == "page":
        place = rng.choice(list(taken))
        taken[place] = _with_page_break(rng, taken[place])
    return taken


def _reworded(rng: Random, text: str) -> str:
    """About one word in fourteen left out, put in or replaced."""
    places = [match.span() for match in _LOWER_RE.finditer(text)]
    chosen = sorted(rng.sample(places, max(1, text.count(" ") // 14)), reverse=True)
    for start, end in chosen:
        other = rng.choice(_PUT_IN)
        replacement = rng.choice((other, f"{other} {text[start:end]}", ""))
        text = text[:start] + replacement + text[end:]
    return re.sub(" +", " ", text)


def _with_page_break(rng: Random, text: str) -> str:
    middle = [m.start() for m in _PAGE_RE.finditer(text, len(text) // 4, 3 * len(text) // 4)]
    if not middle:
        return text
    at = rng.choice(middle)
    number = rng.randint(2, 19)
    ends = rng.choice((f"\n\n{number}\n\n", f"\n{number}\n", "\n\n", f"\n\n- {number} -\n\n"))
    return text[:at] + ends + text[at + 1 :]


def _sentence(rng: Random, template: Template, names: Mapping[str, str]) -> str:
    text = _expanded(rng, template, names)
    return text[0].upper() + text[1:]


def _expanded(rng: Random, template: Template, names: Mapping[str, str]) -> str:
    """The template in words. These symbols state no figure that a relation holds on."""
    out: list[str] = []
    for node in template:
        match node:
            case str():
                out.append(node)
            case Choice(options):
                out.append(_expanded(rng, rng.choice(options), names))
            case Loose(_, low, high):
                out.append(str(rng.randint(low, high)))
            case Symbol(name, capital):
                word = names.get(name) or _drawn(rng, name)
                if word is None:
                    word = _expanded(rng, rng.choice(load_grammar()[name]), names)
                    word = word[0].lower() + word[1:] if out and not capital else word
                out.append(word[0].upper() + word[1:] if capital else word)
            case _:
                raise ValueError(f"{node!r} cannot stand in a passage of one's own")
    return "".join(out)


def _drawn(rng: Random, name: str) -> str | None:
    """A name of a hamlet or an elder; None for any other symbol."""
    if name == "elder":
        return _person(rng)
    if name == "hamlet":
        return f"{rng.choice(name_list('first'))} {rng.choice(name_list('second'))}"
    return None


def _person(rng: Random) -> str:
    return " ".join(rng.choice(name_list(part)) for part in ("surname", "middle", "given"))
