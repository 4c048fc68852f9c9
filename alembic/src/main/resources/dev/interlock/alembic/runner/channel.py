"""Runs the revisions of an Alembic project for Interlock, one at a request.

Interlock passes this text to ``python -c``: nothing is installed or written. Each line of standard
input is a request in JSON, and gets one line in answer. Answers leave on a copy of standard output,
so that what the project prints (it goes to standard error) cannot disturb them. The end of standard
input ends the process, also in the middle of a statement. In the middle of a request this program
may ask, too, and waits for one line. Python 3.8, Alembic 1.8 and SQLAlchemy
1.4 are the oldest versions that work.
"""

import sys

# As for the command `alembic`: a module of the project such as logging.py must not hide that of Python.
sys.path[:] = [folder for folder in sys.path if folder]

import contextlib
import ctypes
import datetime
import decimal
import functools
import hashlib
import importlib
import inspect
import json
import os
import platform
import queue
import re
import signal
import sysconfig
import threading
import traceback
import uuid
from urllib.parse import quote, urlencode

PR_SET_PDEATHSIG = 1
EXIT_WITHOUT_PARENT = 75


class Refused(Exception):
    """The project does what cannot be made safe. Raised before the statement is sent."""

    kind = "refused"


class Commits(Refused):
    """The revision commits in its middle, so that it cannot be undone as a whole."""

    kind = "commits"


class Enough(BaseException):
    """Leaves env.py once it has told what was asked; no handler of the project takes it."""


# --- The channel to Interlock ---------------------------------------------------------------------


class Channel:
    """Requests and answers, on copies of the standard streams."""

    def __init__(self):
        self.answers = os.fdopen(os.dup(1), "w", 1, encoding="utf-8")
        self.lines = os.fdopen(os.dup(0), "r", encoding="utf-8")
        os.dup2(2, 1)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        self.requests = queue.Queue()
        self.connections = []
        self.secrets = []
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        for line in self.lines:
            self.requests.put(json.loads(line))
        for connection in self.connections:
            with contextlib.suppress(Exception):
                connection.cancel()
        os._exit(EXIT_WITHOUT_PARENT)

    def keep_secret(self, secret):
        for spelling in {secret, quote(secret, safe=""), quote(secret), repr(secret)[1:-1]}:
            if spelling:
                self.secrets.append(spelling)
        self.secrets.sort(key=len, reverse=True)

    def hide(self, text):
        text = re.sub(r"(://[^:/?#\s]*:)([^@\s]+@|[^@\s'\"]+?(\.\.\.|…))", r"\1***@\3", text)
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return text

    def hidden(self, value):
        if isinstance(value, str):
            return self.hide(value)
        if isinstance(value, dict):
            # A captured text is run, and must be what the server gets.
            return {k: v if k in ("text", "texts") else self.hidden(v) for k, v in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.hidden(item) for item in value]
        return value

    def answer(self, values):
        self.answers.write(json.dumps(self.hidden(values), default=str) + "\n")
        self.answers.flush()

    def ask(self, **values):
        """Asks in the middle of a request."""
        self.answer(values)
        return self.requests.get()["answer"]


def end_with_parent():
    """On Linux the kernel ends this process with its parent; elsewhere the end of input does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(Exception):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
