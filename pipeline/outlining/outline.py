"""An outline: headings with keywords, read from a YAML file and written to one.

    tên: Đề cương báo cáo năm
    mục:
      - tên: Kết quả thực hiện
        từ khóa: [kết quả]
        mục:
          - Phát triển đảng viên
      - tên: Hạn chế, nguyên nhân
        từ khóa: [hạn chế, khuyết điểm, tồn tại]

A heading may be its title alone; its title is a keyword too. The English keys title, keywords and
sections do as well, and diacritics and case of keys do not matter.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from schemas.folding import fold, fold_tone

_KEYS = {
    **dict.fromkeys(("ten", "tieu de", "title"), "title"),
    **dict.fromkeys(("tu khoa", "keywords"), "keywords"),
    **dict.fromkeys(("muc", "de muc", "sections"), "sections"),
}
_LARGEST = 1_000_000
_MOST_ITEMS = 500
_DEEPEST = 6
_LONGEST = 500
_TWICE = "“{}” được ghi hai lần; hãy gộp làm một."
_EXAMPLE = "mỗi mục là một tên, hoặc có “tên”, “từ khóa”, “mục”"


class OutlineError(Exception):
    """The outline cannot be used; `str()` is one Vietnamese line that says why."""


@dataclass(frozen=True, slots=True)
class Item:
    """A heading of an outline: `number` is its place ("2.1"), `keywords` are words of which one
    stands in the titles of the sections that belong here. `parent` is a place in `Outline.items`.
    """

    number: str
    title: str
    keywords: tuple[str, ...]
    parent: int | None

    @property
    def depth(self) -> int:
        """1 for a heading that stands under no other."""
        return self.number.count(".") + 1


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings in order, each after the one that it stands under."""

    title: str
    items: tuple[Item, ...]

    def under(self, index: int) -> Iterator[int]:
        """The heading and all that stand under it."""
        number = self.items[index].number
        for other, item in enumerate(self.items):
            if other == index or item.number.startswith(f"{number}."):
                yield other


def parse_outline(data: bytes, name: str) -> Outline:
    """The outline in the bytes of a YAML file; `name` is the file's in messages.

    Raises `OutlineError`.
    """
    if len(data) > _LARGEST:
        raise OutlineError(f"{name}: đề cương lớn quá {_LARGEST // 1000} KB.")
    try:
        text = data.decode("utf-8-sig")
        content = yaml.safe_load(text)
        _refuse_repeated_keys(text, name)
    except UnicodeDecodeError:
        raise OutlineError(f"{name}: không phải văn bản UTF-8.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", dòng {mark.line + 1}" if mark is not None else ""
        raise OutlineError(
            f"{name}{where}: không đúng cách viết YAML (kiểm tra thụt dòng, dấu “:”, “-”)."
        ) from None
    except (RecursionError, ValueError):
        raise OutlineError(f"{name}: không đúng cách viết YAML.") from None
    title, listed = "Đề cương", content
    if isinstance(content, Mapping):
        fields = _fields(content, name, "đầu tệp")
        title = _text(fields.get("title", title), name, "tên đề cương")
        listed = fields.get("sections")
    items: list[Item] = []
    _collect(listed, name, "", None, items)
    if not items:
        raise OutlineError(f"{name}: đề cương không có mục nào; {_EXAMPLE}.")
    _refuse_twins(items, name)
    return Outline(title, tuple(items))


def _refuse_repeated_keys(text: str, name: str) -> None:
    """One key twice in a mapping: YAML's reader would keep the last one without a word."""
    nodes = [yaml.compose(text, Loader=yaml.SafeLoader)]
    known: set[int] = set()
    while nodes:
        node = nodes.pop()
        if id(node) in known:
            continue
        known.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            nodes += node.value
        elif isinstance(node, yaml.MappingNode):
            keys: set[str] = set()
            for key, value in node.value:
                nodes.append(value)
                if isinstance(key, yaml.ScalarNode) and key.value in keys:
                    shown = " ".join(key.value.split())[:40]
                    line = key.start_mark.line + 1
                    raise OutlineError(f"{name}, dòng {line}: {_TWICE.format(shown)}")
                keys.add(str(key.value))


def _refuse_twins(items: list[Item], name: str) -> None:
    """Two headings of one name beside each other: what the units wrote would stand in both."""
    places: dict[tuple[int | None, str], str] = {}
    for item in items:
        key = (item.parent, fold_tone(item.title))
        if key in places:
            raise OutlineError(
                f"{name}: mục {places[key]} và mục {item.number} cùng tên “{item.title}”; "
                "hãy gộp làm một hoặc đặt tên khác."
            )
        places[key] = item.number


def to_yaml(outline: Outline) -> str:
    """The outline as a file that `parse_outline` reads."""

    def nested(parent: int | None) -> list[dict[str, Any]]:
        out: list[dict[str, Any]] = []
        for index, item in enumerate(outline.items):
            if item.parent == parent:
                entry: dict[str, Any] = {"tên": item.title}
                if item.keywords:
                    entry["từ khóa"] = list(item.keywords)
                if below := nested(index):
                    entry["mục"] = below
                out.append(entry)
        return out

    content = {"tên": outline.title, "mục": nested(None)}
    return str(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100))


def _collect(listed: object, name: str, above: str, parent: int | None, items: list[Item]) -> None:
    if not isinstance(listed, list):
        where = f"mục {above}" if above else "đề cương"
        raise OutlineError(f"{name}: {where} phải có danh sách “mục” (mỗi mục một dấu “-”).")
    for place, entry in enumerate(listed, start=1):
        number = f"{above}.{place}" if above else str(place)
        if number.count(".") >= _DEEPEST or len(items) >= _MOST_ITEMS:
            raise OutlineError(
                f"{name}: đề cương quá lớn (nhiều nhất {_MOST_ITEMS} mục, {_DEEPEST} cấp)."
            )
        if not isinstance(entry, Mapping):
            items.append(Item(number, _text(entry, name, f"mục {number}"), (), parent))
            continue
        fields = _fields(entry, name, f"mục {number}")
        if "title" not in fields:
            raise OutlineError(f"{name}: mục {number} thiếu “tên”; {_EXAMPLE}.")
        title = _text(fields["title"], name, f"tên mục {number}")
        words = fields.get("keywords", [])
        keywords = [words] if isinstance(words, str) else words
        if not isinstance(keywords, list):
            raise OutlineError(f"{name}: “từ khóa” của mục {number} phải là danh sách.")
        texts = tuple(_text(word, name, f"từ khóa của mục {number}") for word in keywords)
        index = len(items)
        items.append(Item(number, title, texts, parent))
        if fields.get("sections") is not None:
            _collect(fields["sections"], name, number, index, items)


def _fields(entry: Mapping[object, object], name: str, where: str) -> dict[str, object]:
    fields: dict[str, object] = {}
    for key, value in entry.items():
        known = _KEYS.get(fold(str(key)))
        shown = " ".join(str(key).split())[:40]
        if known in fields:
            raise OutlineError(f"{name}, {where}: {_TWICE.format(shown)}")
        if known is None:
            raise OutlineError(f"{name}, {where}: không hiểu “{shown}”; {_EXAMPLE}.")
        fields[known] = value
    return fields


def _text(value: object, name: str, where: str) -> str:
    if not isinstance(value, str | int) or isinstance(value, bool) or not str(value).strip():
        raise OutlineError(f"{name}, {where}: phải là chữ; {_EXAMPLE}.")
    text = " ".join(str(value).split())
    if len(text) > _LONGEST:
        raise OutlineError(f"{name}, {where}: dài quá {_LONGEST} chữ.")
    return text
