"""What the letter says in words: passages proposed for narrative.csv as one list, taken only where a person says so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .doubts import DoubtKind
from .folding import allowed_signs, fold, has_words
from .import_context import ImportContext
from .notes import redact
from .prose_figures import split_sentences
from .prose_text import Paragraph
from .questions import DONE, SKIP, SURE, YES, ImportQuestion
from .reading import PassageReading

GATE = "bang-loi"
LONGEST_HEADING = 18  # words
BELOW, WITHIN = 90, 60  # how sure the kind is: by the heading above, by a word in the sentence


def find_passages(paragraphs: Iterable[Paragraph], context: ImportContext) -> tuple[PassageReading, ...]:
    """Passages below a heading that tells their kind, and single sentences that tell it themselves."""
    passages, heading, above = list[PassageReading](), "", ""
    for paragraph in paragraphs:
        kind, is_heading = _kind_of(paragraph.text, context), len(paragraph.text.split()) <= LONGEST_HEADING
        if is_heading and not paragraph.text.endswith((".", ";")):
            if kind or not _is_within(paragraph.where, above):
                heading, above = kind, paragraph.where
            continue
        if heading and not _is_within(paragraph.where, above):
            heading = ""
        for start, end in [(0, len(paragraph.text))] if heading else split_sentences(paragraph.text):
            text = paragraph.text[start:end].strip()
            kind = heading or _kind_of(text, context)
            if kind:
                lines = paragraph.line_at(start), paragraph.line_at(end)
                sure, number = BELOW if heading else WITHIN, len(passages) + 1
                passages.append(PassageReading(f"{GATE}/{number}", kind, text, paragraph.where, *lines, sure))
    return tuple(passages)


def _kind_of(text: str, context: ImportContext) -> str:
    folded = fold(text)
    kinds = context.wording.passages.items()
    return next((kind for kind, words in kinds if any(has_words(folded, fold(word)) for word in words)), "")


def _is_within(where: str, above: str) -> bool:
    return bool(above) and (where == above or where.startswith(f"{above}, "))


def ask_passages(passages: tuple[PassageReading, ...], context: ImportContext) -> tuple[PassageReading, ...]:
    """Those that are taken, each with its words as answered."""
    if not passages:
        return ()
    count = len(passages)
    question = ImportQuestion(f"{GATE}/tat-ca-{count}", "Điều báo cáo nói bằng lời", kind=DoubtKind.PASSAGE)
    gate = context.sheet.ask_list(question.put("passages", count=count), [passage.id for passage in passages])
    return tuple(_ask_each(passages, gate, context))


def _ask_each(passages: Iterable[PassageReading], gate: str, context: ImportContext) -> Iterator[PassageReading]:
    for passage in passages:
        kind = context.references.label("narrative_kind", passage.kind).first
        about = f"{passage.where}, {context.sheet.at(passage.first_line)}"
        question = ImportQuestion(
            passage.id, about, printed=passage.text, optional=True, kind=DoubtKind.PASSAGE, sure=passage.sure
        )
        answer = context.sheet.ask(question.put("passage", kind=kind))
        if not answer and gate == SURE and passage.sure >= BELOW:
            answer = YES
        if gate in (DONE, SURE) and answer not in ("", SKIP):
            words = passage.text if answer == YES else answer
            yield replace(passage, text=allowed_signs(redact(re.sub(r"\s+", " ", words))))
