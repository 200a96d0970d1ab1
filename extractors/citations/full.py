"""Full forms: a number with its symbol, the type word before it, lists that share a code."""

import re
from collections.abc import Iterator

import regex

from extractors.citations import patterns as p
from extractors.citations.mentions import Mention, type_name
from extractors.citations.symbols import (
    OCR_DIGITS,
    canonical_code,
    canonical_issuer,
    canonical_number,
    is_known_issuer,
    is_party_issuer,
    is_state_issuer,
    state_types_of_code,
    types_of_code,
)
from extractors.matching import match_near
from schemas.textview import window_start


def full_mentions(text: str) -> list[Mention]:
    """All mentions by number and symbol, in reading order."""
    out: list[Mention] = []
    for match in _symbols(text):
        id_, kind = _identify(match)
        line = window_start(text, match.start(), p.BEFORE_WINDOW)
        before = text[line : match.start()]
        word = p.DIRECT_RE.search(before.lower()) or p.DISTANT_RE.search(before.lower())
        if id_ is None:
            if word is None or not _may_lack_code(match, word):
                continue
            id_ = _letter_id(match)
        listed = bool(
            word is None and out and p.LIST_JOINT_RE.fullmatch(text, out[-1].end, match.start())
        )
        start = match.start()
        issuer: str | None = None
        type_ = kind or (out[-1].type if listed else "Văn bản")
        if word is not None:
            start = match.start() - len(before) + word.start()
            name = word.groupdict().get("type") or word.groupdict().get("law") or ""
            type_ = type_name(name)
            issuer = _issuer_between(word)
        elif abbreviated := _abbreviation(before, match):
            start = match.start() - abbreviated
        elif not listed and not is_known_issuer(id_) and not _NUMBERED_RE.search(before):
            continue  # "lớp 10-CT/TH": neither a type word nor "số", and nobody's code
        elif listed and out[-1].type and _compatible(out[-1].type, kind):
            type_ = out[-1].type
        out += _shared_code(text, match, id_, line)
        if out and out[-1].rule == "citation.shared_code" and out[-1].end > match.start() - 12:
            listed, start = True, match.start()
            type_ = out[-1].type
        if issuer is not None:
            offset = match.start() - len(before) + before.lower().rindex(issuer)
            issuer = text[offset : offset + len(issuer)]
        out.append(
            Mention(
                start,
                match.end(),
                type_,
                "full",
                id_,
                "citation.full",
                listed=listed,
                issuer=issuer,
            )
        )
    return out


_LETTERS = frozenset({"công văn", "văn bản"})


def _may_lack_code(match: "regex.Match[str]", word: "regex.Match[str]") -> bool:
    """ "Công văn số 4612/BGDĐT-GDTrH": a letter has no type code, and may name its sender only."""
    if match.groupdict().get("sender"):
        return " ".join((word.groupdict().get("type") or "").split()) in _LETTERS
    return match["year"] is not None or match["stype"] is not None


_NUMBERED_RE = regex.compile(r"(?i:số)\s*:?\s*[(\"“]?\s*$")


def _abbreviation(before: str, match: "regex.Match[str]") -> int:
    """ "NQ 21-NQ/TW", "NĐ số 30/2020/NĐ-CP": how far before the number its own code stands."""
    code = next(
        (match[name] for name in ("ptype", "stype", "state") if match.groupdict().get(name)), ""
    )
    code = code.partition("-")[0].partition("/")[0]
    head = _NUMBERED_RE.sub("", before).rstrip()
    if not code or not head.endswith(code):
        return 0
    start = len(head) - len(code)
    return 0 if start and head[start - 1].isalnum() else len(before) - start


def _symbols(text: str) -> list["regex.Match[str]"]:
    """All symbols in reading order, those in small letters among them."""
    found = list(_capital_symbols(text))
    taken = {match.start() for match in found}
    small = [match for match in _small_symbols(text) if match.start() not in taken]
    return sorted([*found, *small], key=lambda match: match.start()) if small else found


# Every symbol has a letter behind a dash or a stroke: "05-CT/TW", "858CV/ĐUK", "30/2020/NĐ-CP".
# They are few, and `re` looks for one literal much faster than for a number that may begin one.
_JOINT_RES = (re.compile(r"-\s?(?=[^\W\d_])"), re.compile(r"/\s?(?=[^\W\d_])"))
_BEFORE_JOINT = 20  # longer than a number with a year, and than a number with a type's code


def _capital_symbols(text: str) -> Iterator["regex.Match[str]"]:
    """Symbols in capitals, looked for in front of their first joint before a capital."""
    joints = (
        m for pattern in _JOINT_RES for m in pattern.finditer(text) if text[m.end()].isupper()
    )
    end = 0
    for joint in sorted(m.start() for m in joints):
        if joint < end:
            continue
        for start in p.SYMBOL_START_RE.finditer(text, max(end, joint - _BEFORE_JOINT), joint):
            match = match_near(p.SYMBOL_RE, text, start.start())
            if match is not None:
                yield match
                end = match.end()
                break


# Every symbol in small letters has one of them behind a stroke: "05-ct/tw", "30/2020/nđ-cp".
_SMALL_STROKE_RE = re.compile(r"/\s?(?=[a-zđ])")
_BEFORE_STROKE, _BEHIND_STROKE = 20, 60


def _small_symbols(text: str) -> Iterator["regex.Match[str]"]:
    """Symbols in small letters, looked for around their strokes."""
    end = 0
    for stroke in _SMALL_STROKE_RE.finditer(text):
        start = max(end, stroke.start() - _BEFORE_STROKE)
        match = p.SMALL_SYMBOL_RE.search(text, start, stroke.end() + _BEHIND_STROKE)
        if match is not None:
            yield match
            end = match.end()


def _issuer_between(word: "regex.Match[str]") -> str | None:
    """ "của Ban Bí thư (số": the body between type and number, in the folded words of `word`."""
    if not word.groupdict().get("type") or "between" not in word.groupdict():
        return None
    joint = p.TO_ISSUER_RE.match(word["between"])
    if joint is None:
        return None
    name = word["between"][joint.end() :]
    end = p.ISSUER_END_RE.search(name)
    name = (name[: end.start()] if end else name).strip()
    return name or None


def _compatible(type_: str, kind: str | None) -> bool:
    """ "Quy định số 08-QĐ/TW": the code QĐ names a Quyết định first, a Quy định as well."""
    return kind is None or kind == type_ or {kind, type_} <= {"Quyết định", "Quy định"}


_STATE_JOINT_RE = regex.compile(r"\s?[-/]\s?")
_ASSEMBLY_RE = regex.compile(r"(?:QH|UBTVQH)\d{1,2}")


def _identify(match: "regex.Match[str]") -> tuple[str | None, str | None]:
    """The canonical id and the kind of document that the code names, or (None, None)."""
    if match["year"]:
        parts = _STATE_JOINT_RE.split(match["state"])
        number = canonical_number(match["number"], party=False)
        year = match["year"].translate(OCR_DIGITS)
        parts = [part.upper() if part.islower() else part for part in parts]
        if len(parts) == 2 and parts[0] == "NQ" and _ASSEMBLY_RE.fullmatch(parts[1]):
            # "1211/2016/NQ-UBTVQH13": printed without the type code since 2016.
            parts = parts[1:]
        if _ASSEMBLY_RE.fullmatch(parts[0]):
            return f"{number}/{year}/{parts[0]}", None
        code = canonical_code(parts[0])
        if code is None or len(parts) < 2:
            return None, None
        joint = "/" if "/" in match["state"] else "-"
        issuer = "-".join(canonical_issuer(part) for part in parts[1:])
        return f"{number}/{year}/{code}{joint}{issuer}", state_types_of_code().get(code)
    if match["ptype"]:
        code = canonical_code(match["ptype"])
        if code is None:
            return None, None
        issuer = canonical_issuer(match["party"])
        if match.groupdict().get("dash") and not is_party_issuer(issuer):
            return None, None
        if is_state_issuer(issuer):
            # "2513-QĐ/TTg": a state id typed the Party's way.
            number = canonical_number(match["number"], party=False)
            return f"{number}/{code}-{issuer}", state_types_of_code().get(code)
        number = canonical_number(match["number"], party=True)
        return f"{number}-{code}/{issuer}", types_of_code().get(code)
    code = canonical_code(match["stype"]) if match["stype"] else None
    if code is None:
        return None, None
    issuer = canonical_issuer(match["issuer"])
    if is_party_issuer(issuer):
        # "217/QĐ-TW": a Party id typed the state way.
        number = canonical_number(match["number"], party=True)
        return f"{number}-{code}/{issuer}", types_of_code().get(code)
    number = canonical_number(match["number"], party=False)
    printed = "QyĐ" if match["stype"].upper() == "QYĐ" else code
    return f"{number}/{printed}-{issuer}", state_types_of_code().get(code)


def _letter_id(match: "regex.Match[str]") -> str:
    return "".join(match[0].split())


def _shared_code(text: str, match: "regex.Match[str]", id_: str, line: int) -> list[Mention]:
    """ "các Nghị quyết số 18, 19-NQ/TW": the numbers before the symbol that share its code."""
    window = max(line, match.start() - p.BEFORE_WINDOW)
    shared = p.SHARED_CODE_RE.search(text, window, match.start())
    if shared is None:
        return []
    word = p.DIRECT_RE.search(text[window : shared.start()].lower())
    if word is None:
        return []
    code = (
        id_[len(match["number"]) :] if id_.startswith(match["number"]) else id_.lstrip("0123456789")
    )
    party = "/" in code and code.startswith("-")
    out: list[Mention] = []
    for number in p.NUMBER_RE.finditer(text, shared.start(), match.start()):
        start = window + word.start() if not out else number.start()
        out.append(
            Mention(
                start,
                number.end(),
                type_name(word["type"]),
                "full",
                canonical_number(number[0], party) + code,
                "citation.shared_code",
                listed=bool(out),
            )
        )
    return out
