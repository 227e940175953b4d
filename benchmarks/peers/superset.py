"""Superset with one dashboard of the six questions, made through its own API."""

import json
import os
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    APIRequestContext,
    APIResponse,
    BrowserContext,
    Playwright,
    sync_playwright,
)

from benchmarks.peers import installing
from benchmarks.peers.processes import free_port, running
from benchmarks.peers.questions import QUESTIONS, Question
from benchmarks.peers.servers import Peer, Place

READER = {"username": "reader", "password": "reader"}
NAMES = {"firstname": "A", "lastname": "B", "email": "a@example.invalid"}


class AnswerError(Exception):
    """Superset refused a request; the text is its answer."""


@contextmanager
def superset(place: Place) -> Iterator[tuple[Peer, ...]]:
    """A fresh Superset of this run, its dashboard made, its visitor's login done beforehand."""
    programs = installing.superset(place.kept)
    home = place.folder / "superset"
    home.mkdir()
    variables = {
        "SUPERSET_HOME": str(home),
        "SUPERSET_CONFIG_PATH": str(Path(__file__).with_name("superset_config.py")),
        "SUPERSET_SECRET_KEY": secrets.token_hex(32),
        "FLASK_APP": "superset.app:create_app()",
    }
    user = [f"--{name}={text}" for name, text in {**READER, **NAMES}.items()]
    for command in (["db", "upgrade"], ["fab", "create-admin", *user], ["init"]):
        _command([str(programs / "superset"), *command], home, variables)
    port = free_port()
    address, log = f"http://127.0.0.1:{port}", place.folder / "superset.log"
    options = {"bind": f"127.0.0.1:{port}", "worker-class": "gthread", "threads": 20}
    served = [f"--{name}={text}" for name, text in options.items()]
    server = [str(programs / "gunicorn"), *served, variables["FLASK_APP"]]
    with running(server, f"{address}/health", log, variables, home) as pid:
        with sync_playwright() as playwright:
            page = _dashboard(playwright, address, place.build)
        enter = partial(_enter, address)
        yield (Peer("superset", f"{address}{page}", pid, chart="canvas", enter=enter),)


def _command(command: list[str], cwd: Path, variables: dict[str, str]) -> None:
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **variables}, capture_output=True, text=True
    )
    if done.returncode:
        raise AnswerError(done.stdout + done.stderr)


def _enter(address: str, visitor: BrowserContext) -> None:
    _login(visitor.request, address)


def _login(asked: APIRequestContext, address: str) -> None:
    answer = asked.post(f"{address}/login/", form=dict(READER))
    if answer.status >= 400 or "/login" in answer.url:
        raise AnswerError(answer.text())


def _dashboard(playwright: Playwright, address: str, build: Path) -> str:
    """Make the database, six datasets, six charts and the dashboard; return its address."""
    asked = playwright.request.new_context(base_url=address)
    _login(asked, address)
    options = {"engine_params": {"connect_args": {"read_only": True}}}
    database = _make(
        asked,
        "database",
        database_name="board",
        sqlalchemy_uri=f"duckdb:///{build}",
        extra=json.dumps(options),
    )
    charts = [_chart(asked, database, question) for question in QUESTIONS]
    layout = json.dumps(_layout(charts))
    names = {"dashboard_title": "问题整治", "slug": "problems", "published": True}
    dashboard = _make(asked, "dashboard", **names, position_json=layout)
    for chart in charts:
        path = f"/api/v1/chart/{chart}"
        _read(asked.put(path, data={"dashboards": [dashboard]}))
    asked.dispose()
    return "/superset/dashboard/problems/"


def _chart(asked: APIRequestContext, database: int, question: Question) -> int:
    dataset = _make(asked, "dataset", database=database, table_name=question.key, sql=question.sql)
    form = {
        "viz_type": f"echarts_timeseries_{question.form}",
        "datasource": f"{dataset}__table",
        "x_axis": question.category,
        "xAxisForceCategorical": True,
        "metrics": [
            {
                "expressionType": "SIMPLE",
                "column": {"column_name": name},
                "aggregate": "SUM",
                "label": name,
            }
            for name in question.values
        ],
        "groupby": [],
        "adhoc_filters": [],
        "row_limit": 1000,
        "show_legend": True,
    }
    about = {"slice_name": question.title, "viz_type": form["viz_type"]}
    source = {"datasource_id": dataset, "datasource_type": "table"}
    return _make(asked, "chart", **about, **source, params=json.dumps(form))


def _layout(charts: list[int]) -> dict[str, Any]:
    """Two charts a row, in the form that a dashboard keeps its places in."""
    rows = [charts[at : at + 2] for at in range(0, len(charts), 2)]
    grid = [f"ROW-{number}" for number in range(len(rows))]
    layout: dict[str, Any] = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"id": "ROOT_ID", "type": "ROOT", "children": ["GRID_ID"]},
        "GRID_ID": {"id": "GRID_ID", "type": "GRID", "children": grid, "parents": ["ROOT_ID"]},
    }
    for row, pair in zip(grid, rows, strict=True):
        parents = ["ROOT_ID", "GRID_ID"]
        children = [f"CHART-{chart}" for chart in pair]
        meta = {"background": "BACKGROUND_TRANSPARENT"}
        layout[row] = {"id": row, "type": "ROW", "children": children, "parents": parents}
        layout[row]["meta"] = meta
        for name, chart in zip(children, pair, strict=True):
            layout[name] = {"id": name, "type": "CHART", "children": []}
            layout[name] |= {"parents": [*parents, row]}
            layout[name] |= {"meta": {"chartId": chart, "width": 6, "height": 50}}
    return layout


def _make(asked: APIRequestContext, kind: str, **fields: object) -> int:
    made: int = _read(asked.post(f"/api/v1/{kind}/", data=fields))["id"]
    return made


def _read(answer: APIResponse) -> dict[str, Any]:
    if not answer.ok:
        raise AnswerError(f"{answer.url}: {answer.text()}")
    read: dict[str, Any] = answer.json()
    return read
