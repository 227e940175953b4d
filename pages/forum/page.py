"""One forum: what was said there, and what came of it, down to the indicator's rank?"""

import streamlit as st

from pages.forum import columns, figures, findings
from pages.shared import components, warehouse, words
from pages.shared.words import translate as _

forums = warehouse.query("forum_names")
research = _("The research office")
components.stop_if_empty(forums, _("No forum has been loaded yet"), supplier=research)
number = components.select_forum(forums)
texts = warehouse.query("forum_texts", forum=number)
branches = warehouse.query("forum_branches", forum=number)
forum = texts.iloc[0]
components.show_heading(findings.title(forum, branches), findings.about(forum))

board = warehouse.query("board")
about = components.About(
    subject=_("Topic → outcome → project → indicator; ranks compare, they do not say why"),
    stamp=components.stamp_of(board),
    sources=lambda: warehouse.query("branch_sources", forum=number),
)
broken = components.About(
    subject=" · ".join(
        (
            _("Where branches of the tree break off, and with whom"),
            words.as_of(board["as_of"].iloc[0]),
        )
    ),
    stamp=about["stamp"],
    sources=about["sources"],
)
left, right = st.columns([2, 3])
with left:
    components.show_chart(
        figures.tree(findings.nodes(forum, branches)),
        branches,
        key="tree",
        title=findings.grown(branches),
        columns=columns.branches(),
        **about,
    )
with right:
    components.show_facts(findings.recorded(texts), forum["theme"], findings.texts(texts))
    gaps = findings.gaps(branches)
    if not gaps.empty:
        title, shown = findings.lacking(branches), columns.gaps()
        components.show_listing(gaps, key="gaps", title=title, columns=shown, **broken)
