"""The page that a hurried analyst would write: plotly.express, a file, no cache."""

import os
from pathlib import Path

import plotly.express as px
import streamlit as st

from benchmarks.peers.questions import QUESTIONS, ask

st.set_page_config(page_title="问题整治", layout="wide")
st.title("问题整治")
left, right = st.columns(2)
for number, question in enumerate(QUESTIONS):
    rows = ask(Path(os.environ["PEERS_BUILD"]), question)
    draw = px.line if question.form == "line" else px.bar
    figure = draw(rows, x=question.category, y=list(question.values), title=question.title)
    (right if number % 2 else left).plotly_chart(figure, key=question.key)
