"""The twin as plain HTML: what a phone scrolls through and paper takes, without any script."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pages.shared.stage.slides import CardShown, SlideShown
from pages.shared.words import translate as _

ROWS = 60  # of the table behind a figure; more are on the board
LONG = 40  # characters of a cell, whose column is broad even on a phone


@dataclass(frozen=True)
class Head:
    """What stands above everything: what it is, of which day and build, and what it leaves out."""

    name: str
    subject: str  # of a page
    facts: Sequence[tuple[str, str]]  # what each of its short statements is about, and itself
    made: str
    is_demo: bool
    left_out: str
    cards: Sequence[CardShown] = ()  # of a page, whose leaves do not repeat them


@dataclass(frozen=True)
class Rows:
    """The rows behind a slide as a reader sees them, headers first, and how many the board has."""

    lines: Sequence[Sequence[str]] = ()
    count: int = 0


def document(head: Head, shown: Sequence[SlideShown], tables: Iterable[Rows]) -> str:
    """All leaves below their head; numbers that stand above already are not said again."""
    said = list(head.cards)
    parts = [_head(head)]
    for slide, rows in zip(shown, tables, strict=True):
        is_told = bool(said) and slide["cards"] == said[: len(slide["cards"])]
        parts.append(_leaf(slide, rows, is_told=is_told))
        said = said if is_told or head.cards else slide["cards"]
    if not shown:
        parts.append(_line(_("This deck holds no slides yet.")))
    return "".join(parts)


def _head(head: Head) -> str:
    demo = f"<mark>{_demo()}</mark> " if head.is_demo else ""
    return "".join(
        (
            f"<h1>{html.escape(head.name)}</h1>",
            _line(head.subject) if head.subject else "",
            *(
                f"<p><b>{html.escape(about)}</b>　{html.escape(said)}</p>"
                for about, said in head.facts
            ),
            f'<p class="subject">{demo}{html.escape(head.made)}</p>',
            _line(head.left_out),
            f"<noscript>{_line(_no_scripts())}</noscript>",
            _numbers(head.cards),
        )
    )


def _demo() -> str:
    return html.escape(_("Demo data"))


def _no_scripts() -> str:
    return _("The program that shows this runs no scripts: see the tables instead of the charts.")


def _line(text: str) -> str:
    return f'<p class="subject">{html.escape(text)}</p>'


def _leaf(slide: SlideShown, rows: Rows, *, is_told: bool) -> str:
    """A slide as plain HTML, with a place for its figure."""
    has_figure = "figure" in slide
    return "".join(
        (
            f'<section class="leaf"><h2>{html.escape(slide["title"])}</h2>',
            _line(slide["subject"]) if slide["subject"] else "",
            "" if is_told else _numbers(slide["cards"]),
            '<div class="place"></div>' if has_figure else "",
            _table(rows, is_open=not has_figure) if rows.lines else "",
            f'<p class="stamp">{_stamp(slide["stamp"])}</p></section>',
        )
    )


def _stamp(lines: list[str]) -> str:
    """What a reader must know; that figures are invented stands out."""
    demo = _("Demo data")
    said = html.escape(" · ".join(line for line in lines if line != demo))
    return f"<mark>{html.escape(demo)}</mark> {said}" if demo in lines else said


def _numbers(cards: Sequence[CardShown]) -> str:
    if not cards:
        return ""
    boxes = [
        f'<div class="{card["verdict"]}"><small>{html.escape(card["label"])}</small>'
        f"<b>{html.escape(card['value'])}</b><span>{html.escape(card['said'])}</span></div>"
        for card in cards
    ]
    return f'<div class="numbers">{"".join(boxes)}</div>'


def _table(rows: Rows, *, is_open: bool) -> str:
    head, *lines = rows.lines
    wide = [
        ' class="long"' * (max(map(len, texts)) > LONG) for texts in zip(*rows.lines, strict=True)
    ]
    heads = "".join(f'<th scope="col">{html.escape(text)}</th>' for text in head)
    cells = [
        "".join(
            f"<td{kind}>{html.escape(text)}</td>" for kind, text in zip(wide, line, strict=True)
        )
        for line in lines
    ]
    body = "".join(f"<tr>{line}</tr>" for line in cells)
    name = html.escape(_("Table"))
    more = _("The first {shown} of {rows}", shown=len(lines), rows=rows.count)
    return (
        f"<details{' open' if is_open else ''}><summary>{name}</summary>"
        f'<div class="wide" tabindex="0"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
        f"{_line(more) if len(lines) < rows.count else ''}</details>"
    )
