"""The citations extractor as a spaCy factory: `nlp.add_pipe("baocao_citations")`."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractors.citations.extract import extract
from extractors.spans import add_span_group
from schemas.contract import citation_to_json
from schemas.document import CleanDocument

SEGMENTER = {"@misc": "baocao.segmenter.v1"}


@Language.factory(
    "baocao_citations", default_config={"segmenter": SEGMENTER}, assigns=["doc.spans"]
)
def create_citations(
    nlp: Language, name: str, segmenter: Callable[[str], CleanDocument]
) -> Callable[[Doc], Doc]:
    """A component that fills `doc.spans["citations"]`; `kb_id_` is the canonical id."""

    def component(doc: Doc) -> Doc:
        found = extract(segmenter(doc.text))
        facts = [(citation.span, citation.form, citation.id or "") for citation in found]
        add_span_group(
            doc, "citations", facts, {"facts": [citation_to_json(citation) for citation in found]}
        )
        return doc

    return component
