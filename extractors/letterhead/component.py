"""The letterhead extractor as a spaCy factory: `nlp.add_pipe("baocao_letterhead")`."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractors.letterhead.extract import extract
from schemas.contract import document_to_json
from schemas.document import CleanDocument

SEGMENTER = {"@misc": "baocao.segmenter.v1"}


@Language.factory(
    "baocao_letterhead", default_config={"segmenter": SEGMENTER}, assigns=["doc._.letterhead"]
)
def create_letterhead(
    nlp: Language, name: str, segmenter: Callable[[str], CleanDocument]
) -> Callable[[Doc], Doc]:
    """A component that sets `doc._.letterhead`: unit, number, date … as plain JSON."""
    if not Doc.has_extension("letterhead"):
        Doc.set_extension("letterhead", default=None)

    def component(doc: Doc) -> Doc:
        doc._.letterhead = document_to_json(extract(segmenter(doc.text)))
        return doc

    return component
