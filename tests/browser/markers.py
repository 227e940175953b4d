"""A page of marker strings, each written by everything that writes a name on the board's pages."""

import pandas as pd
import streamlit as st

from pages.shared import charts
from pages.shared.components import cards, md, show_facts, show_heading, show_table
from pages.shared.components.chart import draw
from pages.shared.components.text import badge
from pages.shared.findings.cards import Card
from pages.shared.warehouse import guard

MARKERS = (
    *(":red[x]", ":red-badge[x]", ":small[]", ":material/home:", ":smile:", ":+1:", ":streamlit:"),
    *("www.evil.example", "http://evil.example/?a=1&b=2", "mailto:a@b.example", "a@b.example"),
    *(
        "$x$ $$y$$",
        "<b>x</b>",
        "<img src=x onerror=alert(1)>",
        "<!-- x -->",
        "&amp; &lt;",
        "*b* _i_",
    ),
    *("~s~ `c`", "[a](http://evil.example)", "![x](/x.png)", "[^1]", "# x", "1. x", "- x", "> q"),
    *("a | b", r"c:\dir\n", "12:30:45", "a -> b <- c", "-- >= <= ~= <->", "第 3 / 11 期", "澄岚市"),
    *("\"quoted\" 'once'", "=1+1", "@someone", "{x}", "===", "x\\(y\\)"),
)


def main() -> None:
    """Each kind of text in a container of its own, which its key names."""
    guard.stand()  # no row of a board is read here
    frame = pd.DataFrame({"name": MARKERS, "way": MARKERS, "count": range(len(MARKERS))})
    for number, marker in enumerate(MARKERS):
        with st.container(key=f"heading_{number}"):
            show_heading(marker, marker)
        with st.container(key=f"fact_{number}"):
            show_facts(marker, marker, [(marker, marker)])
        with st.container(key=f"badge_{number}"):
            st.markdown(badge(marker, "gray"))
        with st.container(key=f"link_{number}"):
            st.markdown(f"[{md(marker)}](/city)")
        with st.container(key=f"card_{number}"):
            cards.show_cards([Card(marker, marker, marker)], key=f"marker{number}")
        with st.container(key=f"button_{number}"):
            st.button(md(marker), key=f"button|{number}")
    with st.container(key="select"):
        st.selectbox("s", MARKERS, key="chosen")
    with st.container(key="table"):
        show_table(frame, {"name": "名", "way": "称"}, name=MARKERS[0])
    with st.container(key="figure"):
        rows = frame.assign(planned=2, done=1, done_share=0.5)
        draw(charts.done(rows), key="drawn", alt="")


if __name__ == "__main__":
    main()
