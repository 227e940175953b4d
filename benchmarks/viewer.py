"""A viewer without a browser: it speaks Streamlit's protocol, and so costs the server the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin


class ViewError(Exception):
    """The page ended in an error instead of a screen."""


@dataclass
class Viewer:
    """One session of the board."""

    connection: ClientConnection
    page_hash: str = ""

    def visit(self, page: str, query: str = "") -> int:
        """Open a page as a first visit does and return the number of its figures."""
        self.page_hash = ""
        return self._run(page, query)

    def rerun(self, query: str = "") -> int:
        """Run the open page again, as any touch of a control does."""
        return self._run("", query)

    def shows(self, text: str, page: str, query: str = "") -> bool:
        """Whether anything of a page that is opened holds a text."""
        self.page_hash = ""
        self._ask(page, query)
        answers = [answer.SerializeToString() for answer in self._answers()]  # to the last one
        return any(text.encode() in answer for answer in answers)

    def _run(self, page: str, query: str) -> int:
        self._ask(page, query)
        return sum(self._is_figure(answer) for answer in self._answers())

    def _ask(self, page: str, query: str) -> None:
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.page_script_hash = self.page_hash
        message.rerun_script.query_string = query
        message.rerun_script.context_info.timezone = "Asia/Shanghai"
        self.connection.send(message.SerializeToString())

    def _answers(self) -> Iterator[ForwardMsg]:
        """Everything that the server sends until the page is whole."""
        while True:
            answer = ForwardMsg.FromString(bytes(self.connection.recv(timeout=60, decode=False)))
            if answer.HasField("navigation"):
                self.page_hash = answer.navigation.page_script_hash
            if answer.delta.new_element.WhichOneof("type") == "exception":
                raise ViewError(answer.delta.new_element.exception.message)
            if answer.HasField("script_finished"):
                return
            yield answer

    @staticmethod
    def _is_figure(answer: ForwardMsg) -> bool:
        return answer.delta.new_element.WhichOneof("type") == "plotly_chart"


@contextmanager
def viewing(address: str) -> Iterator[Viewer]:
    """A session of its own at the board of this address."""
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    origin = Origin(address)  # the gate takes no socket without one
    with connect(stream, origin=origin, max_size=None, compression="deflate") as connection:
        yield Viewer(connection)
