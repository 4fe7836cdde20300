"""Run a notebook without a browser."""

from __future__ import annotations

import time
from pathlib import Path
from queue import Empty
from typing import Any

import nbformat
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from nbclient import NotebookClient
from traitlets import Type

POLL_SECONDS = 0.2  # seconds between two polls


class PollingChannel(AsyncZMQSocketChannel):  # type: ignore[misc]
    """Polls for a reply, because its notification can get lost.

    nbclient uses the same channel to answer Output widgets and to wait for the cell's reply; a reply that arrives while
    it is sending triggers no notification, and the wait ends only at its timeout
    (https://github.com/jupyter/nbclient/issues/312).
    """

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """Return the next message, or raise `Empty` after `timeout` seconds."""
        end = None if timeout is None else time.monotonic() + timeout
        while end is None or time.monotonic() < end:
            try:
                return dict(await super().get_msg(POLL_SECONDS))
            except Empty:
                continue
        raise Empty


class PollingClient(AsyncKernelClient):  # type: ignore[misc]
    """A kernel's client with such a channel."""

    shell_channel_class = Type(PollingChannel)


def execute(notebook: nbformat.NotebookNode, folder: str | Path, seconds: int = 120) -> nbformat.NotebookNode:
    """The notebook with its outputs, run in `folder`; no cell may take more than that many seconds."""
    place = {"metadata": {"path": str(folder)}}
    client = NotebookClient(notebook, timeout=seconds, kernel_name="python3", resources=place)
    client.create_kernel_manager().client_factory = PollingClient
    return client.execute()
