"""A described figure as Plotly checks it against its schema."""

import plotly.graph_objects as go

from pages.shared.figures import Figure
from pages.shared.plotly import plotly


def picture(figure: Figure) -> go.Figure:
    """The figure as drawn on screen; raises what Plotly's schema does not know."""
    return go.Figure(plotly(figure))
