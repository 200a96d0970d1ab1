"""The limitations extractor as a spaCy factory: `nlp.add_pipe("baocao_limitations")`."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractors.limitations.extract import extract
from extractors.limitations.topics import with_topics
from extractors.spans import add_span_group
from schemas.contract import statement_to_json
from schemas.document import CleanDocument

SEGMENTER = {"@misc": "baocao.segmenter.v1"}


@Language.factory(
    "baocao_limitations", default_config={"segmenter": SEGMENTER}, assigns=["doc.spans"]
)
def create_limitations(
    nlp: Language, name: str, segmenter: Callable[[str], CleanDocument]
) -> Callable[[Doc], Doc]:
    """A component that fills `doc.spans["statements"]`; the label is the statement's role."""

    def component(doc: Doc) -> Doc:
        clean = segmenter(doc.text)
        found = with_topics(clean, extract(clean))
        facts = [(statement.span, statement.role, "") for statement in found]
        add_span_group(
            doc, "statements", facts, {"facts": [statement_to_json(fact) for fact in found]}
        )
        return doc

    return component
