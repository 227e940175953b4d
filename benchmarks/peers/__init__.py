"""The board beside what a user would pick instead, the same six questions asked of each.

The questions are those of the board's page of problems, the page with the most figures: six charts
on one page, from the very query files of that page and the same demonstration data.

* board: `/problems` as shipped. Beside the six charts it draws cards, findings, a ledger and the
  cells behind each number, which no peer does. `board, two charts` is `/rankings`, without a peer.
* stock: a Streamlit page by plotly.express that opens the build and asks it at each run, no cache.
* superset: a dashboard of six charts over six virtual datasets of the same build, by duckdb-engine;
  gunicorn with one worker of 20 threads, as its container starts; SQLite for its own data; answers
  cached in memory, which it leaves off by default.
* observable: one static page of Observable Plot, built before the clock runs, served from memory by
  sirv with validation by ETag and compression once per file.

The clock is the browser's own: from the start of the navigation to the first moment at which all
charts of the page are drawn (`clock.js`), for each peer alike. A chart is the element of the peer's
library for one (Plotly's, a canvas of ECharts, an SVG of Observable Plot) of at least 150 × 80
pixels; it is drawn when a shape with extent that does not span it has been laid out in it, or its
canvas holds more than one colour. It is looked for at each change of the document, in the frame
after it, and while a canvas waits to be painted in each frame. What is drawn beside the charts, as
the board's ledger and the first figure in its document, does not count; nor does what moves once
they are there. The window is 3,000 pixels tall, because Superset draws only what is on the screen.
A first visit has an empty browser cache, a second visit a new tab of the same visitor; all servers
are warm.

Not comparable: Superset checks a login (it is done before the clock) and rights, and answers each
chart by a request of its own; Observable has no server, no rights and no choices, and its data are
as old as its build, whose time is not counted; its libraries come one file a module because they
are installed by npm and not fetched from a content network. The board and the stock page also keep
a connection open, whose frames are counted unpacked, so that their bytes are an upper bound.
"""
