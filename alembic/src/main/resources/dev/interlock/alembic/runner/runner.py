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


# --- Which database -------------------------------------------------------------------------------

PSYCOPG = ("psycopg2", "psycopg2cffi", "psycopg", "psycopg_async")
ADDRESS = ("host", "hostaddr", "port", "user", "password", "dbname", "database", "service", "dsn")
ASYNCPG_OPTIONS = ("sslmode", "sslcert", "sslkey", "sslrootcert", "sslpassword", "options")


class Target:
    """The database that Interlock migrates. Every engine of the project is directed to it."""

    def __init__(self, values, name, channel):
        self.values = values
        self.name = name
        self.channel = channel
        self.directed = {}  # by identity: SQLAlchemy passes the same dict for each connection
        self.seen = set()

    @property
    def dialect(self):
        return self.values["dialect"]

    def url(self):
        """A URL without a password, for settings that insist on one."""
        if self.dialect == "sqlite":
            return "sqlite:///" + self.values["file"]
        return "postgresql://%s@%s:%s/%s" % (
            quote(self.values.get("user") or "", safe=""),
            self.values["hosts"][0],
            self.values["ports"][0],
            quote(self.values.get("database") or "", safe=""),
        )

    def direct(self, dialect, _record, positional, named):
        """Listener of ``do_connect``: replaces the address, and keeps what else env.py asks for."""
        if dialect.name != self.dialect:
            raise Refused(
                "env.py opens a database of %s, and the URL of Interlock is one of %s"
                % (dialect.name, self.dialect)
            )
        if id(named) not in self.directed:
            self.directed[id(named)] = named
            address = [named.get(key) for key in ADDRESS] + list(positional)
            self.seen.add(repr(address))
            if len(self.seen) > 1:
                raise Refused("env.py opens more than one database, and Interlock migrates one")
        if self.dialect == "sqlite":
            positional[:] = [self.values["file"]]
            for key in ("database", "uri", "autocommit"):
                named.pop(key, None)
        else:
            self.direct_postgresql(dialect.driver, positional, named)

    def direct_postgresql(self, driver, positional, named):
        positional[:] = []
        for key in ADDRESS:
            named.pop(key, None)
        if driver in PSYCOPG:
            named["host"] = ",".join(self.values["hosts"])
            named["port"] = ",".join(str(port) for port in self.values["ports"])
            named.update(self.values.get("options") or {})
            named["application_name"] = self.name
        elif driver == "asyncpg":
            named["host"] = list(self.values["hosts"])
            named["port"] = list(self.values["ports"])
            options = self.values.get("options") or {}
            known = {key: options[key] for key in ASYNCPG_OPTIONS if key in options}
            if known:
                named["dsn"] = "postgresql://?" + urlencode(known, quote_via=quote)
            settings = dict(named.get("server_settings") or {}, application_name=self.name)
            named["server_settings"] = settings
        else:
            raise Refused("env.py uses the driver %s, which Interlock does not know" % driver)
        database = "dbname" if driver in PSYCOPG else "database"
        for key, name in (("user", "user"), ("password", "password"), ("database", database)):
            if self.values.get(key):
                named[name] = self.values[key]

    def check(self, connection, _record):
        """Listener of a pool's ``connect``, which sees connections made by ``creator=``, too."""
        cursor = connection.cursor()
        try:
            if self.dialect == "sqlite":
                cursor.execute("PRAGMA database_list")
                found = os.path.realpath(cursor.fetchall()[0][2])
                expected = os.path.realpath(self.values["file"])
            else:
                cursor.execute("select current_setting('application_name')")
                found, expected = cursor.fetchone()[0], self.name
        finally:
            cursor.close()
        connection.rollback()
        if found != expected:
            raise Refused("env.py makes its connection by itself (creator=)")
        if hasattr(connection, "cancel"):
            self.channel.connections.append(connection)


# --- What one request does ------------------------------------------------------------------------

QUIET = re.compile(
    r"\s*(select|show|set|reset|begin|start|commit|end|rollback|savepoint|release|discard|explain"
    r"|values|pragma|create\s+schema\s+if\s+not\s+exists)\b",
    re.I,
)
ROWS = re.compile(r"\s*\(?\s*(select|with|values|table|show)\b", re.I)
RETURNING = re.compile(r"\breturning\b", re.I)
WRITES = "25006"  # cannot execute … in a read-only transaction
READING = re.compile(r"\s*with\b(?!.*\b(insert|update|delete|merge)\b)", re.I | re.S)
TRANSACTION = re.compile(
    r"\s*(commit|end|rollback|abort|begin|start)\b\s*(work|transaction)?\s*;?\s*$", re.I
)
PREAMBLE = re.compile(r"\s*(set|create\s+schema)\b", re.I)
ISOLATION = re.compile(r"\s*(show\s+transaction\s+isolation|pragma\s+read_uncommitted)", re.I)
PRAGMA = re.compile(r"\s*pragma\b", re.I)
KEYS_OFF = re.compile(r"\s*pragma\s+(\w+\.)?foreign_keys\s*[=(]\s*(off|0|false|no)\b", re.I)
SENDING = ("execute", "executemany", "executescript", "copy", "copy_expert", "copy_from", "copy_to")
NOTHING = "SELECT 1 WHERE 1 = 0"


class Work:
    """The state of one request: what to send with the revision, and what it sent."""

    def __init__(self, request):
        self.kind = request["do"]
        self.revision = request.get("revision")
        self.begin = request.get("begin") or []
        self.applied = request.get("applied") or []
        self.journal = request.get("journal") or []
        self.skip = request.get("skip") or 0
        self.skipped = request.get("prefix")
        self.have = bool(request.get("have"))
        self.asks = bool(request.get("alone"))
        self.keeps = request.get("keep", True)
        self.captures = self.kind == "capture"
        self.inside = False
        self.blocks = 0
        self.savepoints = 0
        self.after_text_commit = False
        self.configured = 0
        self.options = {}
        self.connection = None  # the one of the driver that env.py gives Alembic
        self.log = []
        self.preamble = []
        self.watched = []
        self.done = 0
        self.hash = hashlib.sha256()
        self.statement = b""
        self.has_read = False
        self.alone = None
        self.in_fence = False
        self.is_applied = False
        self.is_committed = False
        self.metadata = None

    def note(self, **entry):
        self.log.append({key: value for key, value in entry.items() if value not in (None, False)})

    @property
    def prefix(self):
        return self.hash.hexdigest()

    @property
    def skips(self):
        return self.done < self.skip

    def begins(self, statement, sent):
        """Values count as soon as they may come from rows that the revision has read."""
        values = "\0" + repr(sent) if self.has_read and any(sent) else ""
        self.statement = (statement + values).encode("utf-8", "surrogatepass") + b"\0"

    def check_skipped(self):
        """At the last statement to skip, all of them have to be those of the interrupted run."""
        if self.done + 1 == self.skip:
            found = self.hash.copy()
            found.update(self.statement)
            if found.hexdigest() != self.skipped:
                raise Refused("it sends other statements than before it was interrupted")


class Revisions:
    """The hooks in SQLAlchemy and Alembic, and the requests."""

    def __init__(self, target, channel, request):
        self.target = target
        self.channel = channel
        self.work = Work({"do": "start"})
        self.import_libraries()
        self.config = self.read_config(request)
        self.scripts = None
        self.versions = request.get("versions")  # folders of a draft, which no file names
        self.is_looked_at = False
        self.announced = None  # the cursor with which SQLAlchemy or this program sends
        self.begins = False  # the BEGIN for SQLite is still to be sent
        self.cursors = {}
        self.engines = set()
        self.importing = None  # what the revision that is being imported reads
        self.imported = {}  # the same of all revisions, by their files
        self.memo = {}  # what SQLAlchemy remembers of the upgrades so far
        self.install()

    def import_libraries(self):
        import alembic
        import sqlalchemy
        from alembic import config, script
        from alembic.runtime import environment, migration
        from sqlalchemy import event, pool
        from sqlalchemy.engine import Engine

        self.alembic, self.sqlalchemy = alembic, sqlalchemy
        self.config_class, self.script = config.Config, script.ScriptDirectory
        self.environment, self.migration = environment.EnvironmentContext, migration
        self.event, self.engine, self.pool = event, Engine, pool.Pool

    def read_config(self, request):
        """Reads the configuration as Alembic's own command line does."""
        os.environ.setdefault("DATABASE_URL", self.target.url())
        if request.get("flask"):
            return self.flask_config(request)
        more = {}
        if request.get("toml") and "toml_file" in inspect.signature(self.config_class).parameters:
            more["toml_file"] = request["toml"]
        section = request.get("section") or "alembic"
        config = self.config_class(request.get("ini"), ini_section=section, **more)
        option = getattr(config, "get_alembic_option", config.get_main_option)
        if not option("script_location"):
            config.set_main_option("script_location", request["scripts"].replace("%", "%%"))
        if config.get_main_option("sqlalchemy.url") == "":
            self.give_url(config)
        return config

    def give_url(self, config):
        config.set_main_option("sqlalchemy.url", self.target.url().replace("%", "%%"))

    def flask_config(self, request):
        """Flask-Migrate's env.py asks the current application for its engine."""
        from flask.cli import ScriptInfo

        app = ScriptInfo().load_app()
        app.app_context().push()
        return app.extensions["migrate"].migrate.get_config(request["scripts"])

    # --- hooks

    def install(self):
        listen = self.event.listen
        listen(self.engine, "begin", self.on_begin)
        listen(self.engine, "commit", self.on_commit)
        listen(self.engine, "rollback", self.on_rollback)
        listen(self.engine, "savepoint", self.on_savepoint)
        listen(self.engine, "before_cursor_execute", self.before_statement, retval=True)
        listen(self.engine, "after_cursor_execute", self.after_statement)
        listen(self.engine, "handle_error", self.on_error)
        listen(self.engine, "do_connect", self.watch_sqlite)
        listen(self.pool, "connect", self.watch_cursors)
        listen(self.pool, "checkin", self.on_checkin)
        self.environment.configure = self.configuring(self.environment.configure)
        context = self.migration.MigrationContext
        context.autocommit_block = self.counting(context.autocommit_block)
        self.watch()

    def watch(self):
        """Notes what a revision reads besides the database: variables, files, the network."""
        read = os.environ.__class__.__getitem__
        load = self.alembic.util.load_python_file

        def noted(environ, key):
            self.saw("variable " + str(key))
            return read(environ, key)

        @functools.wraps(load)
        def imported(folder, name):
            if name == "env.py":
                return load(folder, name)
            self.importing = self.imported[os.path.realpath(os.path.join(folder, name))] = []
            try:
                return load(folder, name)
            finally:
                self.importing = None

        self.alembic.util.load_python_file = imported
        os.environ.__class__.__getitem__ = noted
        sys.addaudithook(self.on_audit)

    def saw(self, what):
        if self.importing is not None:
            self.importing.append(what)
        elif self.work.inside and self.work.captures:
            self.work.watched.append(what)

    def on_audit(self, name, values):
        if name == "socket.connect":
            self.saw("network")
        elif name == "open" and isinstance(values[0], str):
            if not re.search(r"\.(py[cod]?|so|pth)(\.\d+)?$", values[0]):
                self.saw("file " + os.path.basename(values[0]))

    def watch_sqlite(self, dialect, _record, _positional, named):
        """SQLite's own module has no setting for the class of cursors but that of connections."""
        if dialect.name == "sqlite" and not dialect.is_async:
            import sqlite3

            watched = self.watched(sqlite3.Cursor)

            class Connection(named.get("factory") or sqlite3.Connection):
                def cursor(self, factory=watched):
                    return super().cursor(factory)

            named["factory"] = Connection

    def watch_cursors(self, connection, _record):
        """Lets cursors tell what is sent with them past SQLAlchemy's events."""
        kind = type(connection)
        driver = kind.__module__.split(".")[0]
        adapted = getattr(kind, "_cursor_cls", None)  # of SQLAlchemy 2, for asynchronous drivers
        if adapted is not None and adapted not in self.cursors.values():
            kind._cursor_cls = self.watched(adapted)
        elif driver in ("psycopg2", "psycopg") and hasattr(connection, "cursor_factory"):
            base = connection.cursor_factory
            base = base or importlib.import_module("psycopg2.extensions").cursor
            connection.cursor_factory = self.watched(base)

    def on_checkin(self, connection, record):
        """An asynchronous connection is of no use once the event loop of its run has ended."""
        if isinstance(connection, getattr(self.sqlalchemy.engine, "AdaptedConnection", ())):
            record.invalidate()

    def watched(self, base):
        def method(name):
            @functools.wraps(getattr(base, name))
            def send(cursor, *values, **named):
                return self.on_cursor(base, name, cursor, values, named)

            return send

        if base not in self.cursors:
            methods = {name: method(name) for name in SENDING if hasattr(base, name)}
            self.cursors[base] = type(base.__name__, (base,), methods)
        return self.cursors[base]

    def on_cursor(self, base, name, cursor, values, named):
        send = functools.partial(getattr(base, name), cursor, *values, **named)
        statement = raw_statement(cursor, name, values, named)
        if cursor is self.announced or ISOLATION.match(statement):
            return send()
        connection = getattr(cursor, "_adapt_connection", None) or cursor.connection
        if not self.work.inside:
            self.check_outside(statement)
            self.begin_sqlite(connection, statement)
            return send()
        if name == "executescript":
            raise Refused("it uses executescript, which commits before it begins")
        parameters = raw_parameters(values, named)
        sent = list(parameters or ()) if name == "executemany" else [parameters]
        alone = self.is_alone(connection)
        if not self.comes(connection, alone, statement, sent, cursor, None):
            if not name.startswith("execute"):
                raise Refused("it copies with a cursor of the driver, which cannot be resumed")
            send = functools.partial(base.execute, cursor, NOTHING)
        try:
            result = send()
        except BaseException as error:
            self.failed(error)
            raise
        self.ended(cursor)
        return result

    def send(self, connection, statements):
        """Sends statements past SQLAlchemy, on the same connection in the same transaction."""
        for statement in statements:
            text = statement.replace("$done", str(self.work.done))
            try:
                self.send_one(connection, text.replace("$prefix", self.work.prefix))
            except Exception:
                self.work.in_fence = statement in self.work.begin
                raise

    def send_one(self, connection, text, *values):
        announced = self.announced
        self.announced = cursor = connection.cursor()
        try:
            cursor.execute(text, *values)
        finally:
            cursor.close()
            self.announced = announced

    def send_journal(self, connection):
        """Not while statements are skipped: the journal of the interrupted run knows more."""
        self.begin_sqlite(connection, "COMMIT")  # so that the fence comes first
        if not self.work.skips:
            self.send(connection, self.work.journal)

    def is_autocommit(self, connection):
        return bool(connection._is_autocommit_isolation())

    def is_alone(self, connection):
        """Whether the next statement on a connection of the driver is in no transaction."""
        if self.target.dialect == "sqlite":
            return not (in_transaction(connection) or self.begins)
        return bool(connection.autocommit)

    def on_begin(self, connection):
        driver = driver_connection(connection)
        self.engines.add(connection.engine)
        if self.is_other(driver):
            return  # the fence is a lock, for which it would wait
        self.begins = self.target.dialect == "sqlite" and not self.is_autocommit(connection)
        if self.begins:
            driver.isolation_level = None  # else Python's module begins and commits as it likes
        else:
            self.send(driver, self.work.begin)

    def begin_sqlite(self, connection, statement):
        """Begins before what needs a transaction: pragmas have no effect in one."""
        if not self.begins or PRAGMA.match(statement):
            return
        if self.work.inside or not (READING.match(statement) or QUIET.match(statement)):
            self.begins = False
            self.send(connection, ["BEGIN IMMEDIATE"] + self.work.begin)

    def is_other(self, driver):
        """Whether it is a second connection, which a revision may read with."""
        return self.work.connection is not None and driver is not self.work.connection

    def check_other(self, driver, statement):
        single = ";" not in statement.rstrip().rstrip(";")
        quiet = QUIET.match(statement) or READING.match(statement)
        if self.is_other(driver) and not (quiet and single):
            raise Refused(
                "it changes the database with a second connection: "
                + " ".join(statement.split())[:120]
            )

    def on_commit(self, connection):
        work = self.work
        if self.is_other(driver_connection(connection)):
            return
        if (work.inside or work.is_applied) and not work.keeps:
            raise Commits("it commits in its middle")
        if work.inside and not self.is_autocommit(connection):
            work.note(commit=True)
            self.send_journal(driver_connection(connection))
        self.begins = False
        work.is_committed = work.is_applied

    def on_rollback(self, connection):
        with contextlib.suppress(Exception):  # of a connection that is lost
            if self.is_other(driver_connection(connection)):
                return
        self.begins = False
        if self.work.inside:
            self.work.note(rollback=True)

    def on_savepoint(self, _connection, _name):
        if self.work.inside:
            self.work.savepoints += 1

    def before_statement(self, connection, cursor, statement, parameters, context, many):
        work = self.work
        self.announced = cursor
        driver = driver_connection(connection)
        if self.begins and re.match(r"\s*begin\b", statement, re.I):
            return NOTHING, ()  # of a listener that the project has for SQLite
        if not work.inside:
            self.check_outside(statement)
            self.begin_sqlite(driver, statement)
            self.begin_again(driver)
            return statement, parameters
        sent = list(parameters) if many and not isinstance(parameters, dict) else [parameters]
        alone = self.is_autocommit(connection)
        if self.comes(driver, alone, statement, sent, cursor, context):
            return statement, parameters
        return NOTHING, ()

    def comes(self, connection, alone, statement, sent, cursor, context):
        """Records a statement of the revision before it is sent, or says that it is not."""
        work = self.work
        self.check_other(connection, statement)
        if alone and not work.blocks:
            raise Refused("the revision sends statements in autocommit mode")
        work.begins(statement, sent)
        work.alone = None
        if work.skips:
            work.check_skipped()
            work.note(sql=statement, skipped=True)
            return self.is_read_again(connection, alone, statement, sent, context)
        if work.have and self.is_replaced(connection, statement, sent, cursor, context):
            work.note(sql=statement, present=True)
            return False
        if alone and work.asks and not self.ask_alone(statement, sent, cursor, context):
            work.note(sql=statement, skipped=True)
            return False
        self.check_keys(connection, statement)
        self.begin_sqlite(connection, statement)
        self.follow_transaction(connection, alone, statement)
        for values in (sent or [None]) if work.captures else [None]:
            work.note(
                sql=statement,
                text=self.text(cursor, statement, values, context) if work.captures else None,
                parameters=repr(values)[:2000] if values else None,
                autocommit=alone,
                savepoint=work.savepoints > 0,
                raw=context is None,
            )
        return True

    def is_read_again(self, connection, alone, statement, sent, context):
        """Whether a statement that was done has to be sent again, because it reads rows.

        The server tells whether it only reads: a function in it may write.
        """
        if RETURNING.search(statement) and (
            context is None or getattr(context, "_is_explicit_returning", True)
        ):
            raise Refused(
                "it needs the rows that a statement returned before it was interrupted: "
                + " ".join(statement.split())[:120]
            )
        if not ROWS.match(statement):
            return False
        if self.target.dialect == "sqlite":
            return True
        begin = ["BEGIN READ ONLY"]
        end = "ROLLBACK"
        if not alone:
            begin = ["SAVEPOINT interlock_read", "SET LOCAL transaction_read_only = on"]
            end = "ROLLBACK TO SAVEPOINT interlock_read"
        for text in begin:
            self.send_one(connection, text)
        try:
            self.send_one(connection, statement, *[values for values in sent[:1] if values])
        except Exception as error:
            if not any(sqlstate(cause) == WRITES for cause in causes(error)):
                raise
            return False
        finally:
            self.send_one(connection, end)
        return True

    def is_replaced(self, connection, statement, sent, cursor, context):
        """Whether the effect is present; sends what is missing of it."""
        texts = [self.text(cursor, statement, values, context) for values in sent or [None]]
        texts = [statement if text is None else text for text in texts]
        instead = self.channel.ask(ask="instead", texts=texts)
        if isinstance(instead, str):
            return False
        self.begin_sqlite(connection, statement)
        self.begin_again(connection)
        for text in instead:
            self.send_one(connection, text)
        return True

    def ask_alone(self, statement, sent, cursor, context):
        """Interlock's journal has to know it before it is sent."""
        work = self.work
        alone = {"number": work.done, "sql": statement, "prefix": work.prefix}
        text = self.text(cursor, statement, sent[0], context) if len(sent) == 1 else None
        is_sent = self.channel.ask(ask="alone", text=text, **alone) == "run"
        work.alone = alone if is_sent else None
        return is_sent

    def check_keys(self, connection, statement):
        if self.target.dialect == "sqlite" and KEYS_OFF.match(statement) and not self.begins:
            announced = self.announced
            self.announced = cursor = connection.cursor()
            try:
                cursor.execute("PRAGMA foreign_keys")
                is_on = cursor.fetchone()[0]
            finally:
                self.announced = announced
            if is_on and in_transaction(connection):
                raise Refused("it switches foreign keys off in a transaction, which has no effect")

    def check_outside(self, statement):
        """Outside of a revision only reading, settings and the version table are let through."""
        table = re.escape(self.work.options.get("version_table") or "alembic_version")
        of_version = re.match(
            r'\s*(create\s+table|insert\s+into|update|delete\s+from)\s+([\w"]+\.)?"?%s\b' % table,
            statement,
            re.I,
        )
        single = ";" not in statement.rstrip().rstrip(";")
        quiet = QUIET.match(statement) or READING.match(statement)
        if not of_version and not (quiet and single):
            raise Refused(
                "env.py or an import changes the database outside of a revision: "
                + " ".join(statement.split())[:120]
            )
        if PREAMBLE.match(statement):
            self.work.preamble.append(statement)

    def follow_transaction(self, connection, alone, statement):
        """A COMMIT that is sent as text passes SQLAlchemy's events by."""
        work = self.work
        control = not alone and TRANSACTION.match(statement)
        if control and not work.keeps:
            raise Commits("it sends " + statement.strip())
        if control:
            if control.group(1).lower() in ("commit", "end"):
                self.send_journal(connection)
            work.after_text_commit = True
        else:
            self.begin_again(connection)

    def begin_again(self, connection):
        if self.work.after_text_commit:
            self.work.after_text_commit = False
            self.send(connection, ["BEGIN"] + self.work.begin)

    def text(self, cursor, statement, values, context):
        """The statement as the server gets it; None if that is not known."""
        if not values and (context is None or getattr(context, "no_parameters", False)):
            return statement
        raw = getattr(cursor, "_cursor", cursor)
        if hasattr(raw, "mogrify"):
            text = raw.mogrify(statement, values)
            return text.decode() if isinstance(text, bytes) else text
        if type(raw).__module__.split(".")[0] == "psycopg" or hasattr(raw, "pgresult"):
            import psycopg

            with contextlib.suppress(TypeError, AttributeError):  # of an asynchronous connection
                return psycopg.ClientCursor(raw.connection).mogrify(statement, values or {})
        own = "qmark" if self.target.dialect == "sqlite" else "numeric_dollar"
        style = own if context is None else context.dialect.paramstyle
        return rendered(statement, values, style, self.target.dialect)

    def after_statement(self, _connection, cursor, _statement, _parameters, _context, _many):
        self.announced = None
        if self.work.inside:
            self.ended(cursor)

    def ended(self, cursor):
        work = self.work
        work.done += 1
        work.hash.update(work.statement)
        work.has_read = work.has_read or bool(ROWS.match(work.log[-1]["sql"]))
        last = work.log[-1]
        if cursor.description is not None and "skipped" not in last and "present" not in last:
            last["rows"] = True
        self.tell_end(False, None)

    def on_error(self, context):
        self.announced = None
        if self.work.inside and context.statement is not None:
            self.failed(context.original_exception)

    def failed(self, error):
        if self.work.log and "sql" in self.work.log[-1]:
            self.work.log[-1]["failed"] = True
        self.tell_end(True, next(filter(None, map(sqlstate, causes(error))), None))

    def tell_end(self, is_failure, state):
        alone, self.work.alone = self.work.alone, None
        if alone:
            ended = dict(alone, prefix=self.work.prefix, failed=is_failure, sqlstate=state)
            self.channel.ask(ask="ended", **ended)

    def configuring(self, configure):
        @functools.wraps(configure)
        def hooked(environment, *args, **options):
            self.before_configure(environment, options)
            return configure(environment, *args, **options)

        return hooked

    def before_configure(self, environment, options):
        work = self.work
        work.configured += 1
        if work.configured > 1:
            raise Refused("env.py migrates more than once in a run (tenants, schemas, databases)")
        if options.get("transactional_ddl") is False:
            raise Refused("env.py switches transactions off (transactional_ddl=False)")
        work.options = {
            key: options[key]
            for key in ("version_table", "version_table_schema")
            if options.get(key) is not None
        }
        work.metadata = options.get("target_metadata")
        if work.kind == "metadata":
            raise Enough()
        connection = options.get("connection")
        if connection is None and not environment.is_offline_mode():
            raise Refused("env.py gives Alembic no connection")
        if connection is not None and self.is_autocommit(connection):
            raise Refused("the engine of env.py is in autocommit mode")
        if connection is not None:
            work.connection = driver_connection(connection)
        options["transaction_per_migration"] = True
        options["transactional_ddl"] = True
        own = options.get("on_version_apply") or ()
        own = list(own) if isinstance(own, (list, tuple)) else [own]
        options["on_version_apply"] = own + [self.on_version_apply]

    def on_version_apply(self, ctx, **_):
        """After Alembic's own row and before its COMMIT."""
        self.work.inside = False
        if self.is_autocommit(ctx.connection):
            raise Refused("the revision is in autocommit mode: its row cannot commit with it")
        if self.work.skips:
            raise Refused("it sends fewer statements than before it was interrupted")
        self.send(driver_connection(ctx.connection), self.work.applied)
        self.work.is_applied = True
        if not self.work.keeps:
            raise Enough()

    def counting(self, block):
        @contextlib.contextmanager
        def counted(context):
            if not self.work.keeps:
                raise Commits("it has an autocommit_block")
            with block(context):
                self.work.blocks += 1
                try:
                    yield
                finally:
                    self.work.blocks -= 1

        return counted

    # --- requests

    def carry_out(self, request):
        self.work = Work(request)
        self.target.seen.clear()
        try:
            return getattr(self, "do_" + request["do"])(request)
        finally:
            self.end_sessions()

    def end_sessions(self):
        """A revision begins in a new session, also where the project keeps its engine."""
        for engine in self.engines:
            if not engine.dialect.is_async:
                engine.dispose()
        self.engines.clear()

    def directory(self):
        if self.scripts is None:
            self.scripts = self.script.from_config(self.config)
            if self.versions:
                self.scripts.version_locations = self.versions
        return self.scripts

    def run_env(self):
        """Where no URL is configured env.py may have its own; it gets one if it fails without."""
        try:
            self.directory().run_env()
        except Exception as error:
            if self.work.configured or self.config.get_main_option("sqlalchemy.url") is not None:
                raise
            self.give_url(self.config)
            try:
                self.directory().run_env()
            except Exception:
                if self.work.configured:
                    raise
                section = self.config.config_ini_section
                self.config.file_config.remove_option(section, "sqlalchemy.url")
                raise error

    def do_graph(self, _request):
        """Alembic's own view of the history."""
        revisions = []
        for revision in self.directory()._load_revisions():
            revisions.append(
                {
                    "id": revision.revision,
                    "parents": as_list(revision.down_revision),
                    "dependencies": as_list(revision.dependencies),
                    "labels": as_list(getattr(revision.module, "branch_labels", None)),
                    "file": revision.path,
                }
            )
        return {"revisions": revisions, "heads": sorted(self.directory().get_heads())}

    def do_new(self, request):
        """Writes the file of a revision by the project's template."""
        from alembic import command

        heads = request.get("heads")
        if heads:
            made = command.merge(self.config, revisions=heads, message=request["message"])
        else:
            made = command.revision(self.config, message=request["message"])
        made = made if isinstance(made, list) else [made]
        self.scripts = None
        return {"files": [one.path for one in made if one is not None]}

    def do_upgrade(self, request):
        return self.run(lambda heads: [self.step(heads, request["revision"], True)])

    def do_capture(self, request):
        up = request.get("direction") != "down"
        return self.run(lambda heads: [self.step(heads, request["revision"], up)])

    def do_downgrade(self, request):
        return self.run(lambda heads: [self.step(heads, request["revision"], False)])

    def do_environment(self, _request):
        """What env.py is like. No revision runs, and no table is made."""
        found = {}

        def look(heads, context):
            found["rows"] = sorted(heads)
            if self.target.dialect == "postgresql":
                rows = context.connection.exec_driver_sql(
                    "select name, setting from pg_settings where source in ('session', 'client')"
                    " and name not in ('application_name', 'client_encoding', 'DateStyle',"
                    " 'extra_float_digits', 'transaction_isolation', 'jit')"
                )
                found["settings"] = {name: setting for name, setting in rows}
            return []

        with self.environment(self.config, self.directory(), fn=look, dont_mutate=True):
            self.run_env()
        return dict(self.described(), **found)

    def do_metadata(self, _request):
        """The DDL of env.py's ``target_metadata``, as SQLAlchemy would create it."""
        with contextlib.suppress(Enough):
            with self.environment(self.config, self.directory(), fn=lambda heads, context: []):
                self.run_env()
        statements = []
        metadata = self.work.metadata
        url = self.target.dialect + "://"
        engine = self.sqlalchemy.create_mock_engine(
            url, lambda ddl, *_, **__: statements.append(str(ddl.compile(dialect=engine.dialect)))
        )
        for one in metadata if isinstance(metadata, (list, tuple)) else [metadata]:
            if one is not None:
                one.create_all(engine, checkfirst=False)
        return {"statements": [text.strip() for text in statements], "found": metadata is not None}

    def run(self, steps):
        memo = {}

        def guarded(heads, context):
            nonlocal memo
            # `alembic upgrade head` is one run, in which a type that two revisions use is made once.
            if self.work.keeps and self.work.kind != "downgrade":
                context.impl.memo.update(copied(self.memo))
            memo = context.impl.memo
            for step in steps(heads):
                step.migration_fn = self.guard(step.migration_fn)
                yield step
                self.commit_again(context)

        self.look_first()
        with contextlib.suppress(Enough):
            with self.environment(self.config, self.directory(), fn=guarded):
                self.run_env()
        if not self.work.is_applied:
            raise Refused("env.py did not run the revision (context.run_migrations)")
        if self.work.keeps and not self.work.is_committed:
            raise Refused("env.py did not commit the transaction of the revision")
        if self.work.keeps and self.work.kind != "downgrade":
            self.memo = copied(memo)
        return self.described()

    def look_first(self):
        """Runs env.py once without a revision: a loop over tenants shows after the first of them."""
        if not self.is_looked_at:
            work, self.work = self.work, Work({"do": "look", "begin": self.work.begin})
            nothing = self.environment(
                self.config, self.directory(), fn=lambda heads, context: [], dont_mutate=True
            )
            with nothing:
                self.run_env()
            self.is_looked_at = True
            self.work = work

    def commit_again(self, context):
        """A revision that commits by itself ends Alembic's transaction, and begins another one.

        Alembic would roll that back, with its own row.
        """
        work, connection = self.work, context.connection
        is_open = work.is_applied and not work.is_committed and connection.in_transaction()
        if work.keeps and is_open and not context._in_external_transaction:
            connection.commit()

    def described(self):
        work = self.work
        return {
            "statements": work.log,
            "done": work.done,
            "prefix": work.prefix,
            "preamble": work.preamble,
            "watched": sorted(set(work.watched)),
            "version_table": work.options.get("version_table") or "alembic_version",
            "version_schema": work.options.get("version_table_schema"),
        }

    def guard(self, function):
        @functools.wraps(function)
        def guarded(*args, **named):
            self.work.inside = True
            try:
                return function(*args, **named)
            finally:
                self.work.inside = False

        return guarded

    def step(self, heads, wanted, is_upgrade):
        """Exactly one step. Alembic itself would add a second row where a parent is missing."""
        directory = self.directory()
        applied, left = set(), list(heads)
        while left:
            revision = directory.get_revision(left.pop())
            if revision.revision not in applied:
                applied.add(revision.revision)
                left.extend(revision._all_down_revisions)
        revision = directory.get_revision(wanted)
        if revision is None or revision.revision != wanted:
            raise Refused("there is no revision %s" % wanted)
        missing = set(revision._all_down_revisions) - applied
        children = [
            id for id in applied if wanted in directory.get_revision(id)._all_down_revisions
        ]
        if is_upgrade and wanted in applied:
            raise Refused("alembic_version has %s already" % wanted)
        if is_upgrade and missing:
            raise Refused("alembic_version lacks %s, on which %s builds" % (missing, wanted))
        if not is_upgrade and (wanted not in applied or children):
            raise Refused("%s is not applied, or %s builds on it" % (wanted, children))
        self.work.watched.extend(self.imported.get(os.path.realpath(revision.path), []))
        make = self.migration.MigrationStep
        make = make.upgrade_from_script if is_upgrade else make.downgrade_from_script
        return make(directory.revision_map, revision)


def copied(memo):
    return {key: set(value) for key, value in memo.items() if isinstance(value, set)}


def as_list(value):
    if isinstance(value, (tuple, list, set, frozenset)):
        return sorted(value)
    return [value] if value else []


def driver_connection(connection):
    """The driver's connection, or SQLAlchemy's adapter of an asynchronous one."""
    return connection.connection.dbapi_connection


def in_transaction(connection):
    """Whether a connection to SQLite, or SQLAlchemy's adapter of one, is in a transaction."""
    return getattr(connection, "driver_connection", connection).in_transaction


def raw_statement(cursor, name, values, named):
    """The statement in a call of a driver's cursor."""
    given = [value for value in list(values) + list(named.values()) if not hasattr(value, "read")]
    statement = given[0] if given else ""
    if hasattr(statement, "as_string"):
        statement = statement.as_string(cursor.connection)
    if isinstance(statement, bytes):
        statement = statement.decode("utf-8", "replace")
    is_table = name in ("copy_from", "copy_to")
    return "%s %s" % (name, statement) if is_table else str(statement)


def raw_parameters(values, named):
    for name in ("vars", "vars_list", "params", "params_seq", "parameters"):
        if named.get(name) is not None:
            return named[name]
    return values[1] if len(values) > 1 and isinstance(values[1], (list, tuple, dict)) else None


# --- Texts of statements whose parameters the driver sends apart ----------------------------------

QUOTED = r"""'(?:[^']|'')*'|"[^"]*"|\$(?P<tag>[A-Za-z_]*)\$.*?\$(?P=tag)\$|--[^\n]*|/\*.*?\*/"""
PLACES = {
    "qmark": re.compile(QUOTED + r"|(?P<place>\?)", re.S),
    "numeric_dollar": re.compile(QUOTED + r"|\$(?P<place>\d+)", re.S),
}


def rendered(statement, values, style, dialect):
    """The statement with literals in the places of parameters; None if there is no literal."""
    if not isinstance(values or (), (list, tuple)):
        return None
    texts = [literal(value, dialect) for value in values or ()]
    if None in texts:
        return None
    if style == "format":
        return statement % tuple(texts)
    if not texts:
        return statement
    if style not in PLACES:
        return None
    following = iter(texts)

    def place(match):
        number = match.group("place")
        if number is None:
            return match.group()
        return next(following) if number == "?" else texts[int(number) - 1]

    return PLACES[style].sub(place, statement)


def literal(value, dialect):
    """A literal of SQL; None if the type is not a plain one."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(int(value)) if dialect == "sqlite" else str(value).lower()
    if type(value) in (int, float, decimal.Decimal):
        return number_literal(value)
    if isinstance(value, str):
        return None if "\0" in value else quoted(value, dialect)
    if isinstance(value, (bytes, bytearray)):
        return ("x'%s'" if dialect == "sqlite" else "'\\x%s'::bytea") % value.hex()
    if dialect == "sqlite":
        return None
    if isinstance(value, list):
        items = [literal(item, dialect) for item in value]
        return None if None in items else "ARRAY[%s]" % ", ".join(items) if items else "'{}'"
    for kind, cast in CASTS:
        if isinstance(value, kind):
            zone = "tz" if getattr(value, "tzinfo", None) is not None else ""
            return "'%s'::%s" % (spelled(value), cast + zone)
    return None


CASTS = (
    (datetime.datetime, "timestamp"),
    (datetime.date, "date"),
    (datetime.time, "time"),
    (datetime.timedelta, "interval"),
    (uuid.UUID, "uuid"),
)


def spelled(value):
    if isinstance(value, datetime.timedelta):
        return "%d days %d seconds %d microseconds" % (
            value.days,
            value.seconds,
            value.microseconds,
        )
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def number_literal(value):
    text = str(value) if isinstance(value, (int, decimal.Decimal)) else repr(value)
    if not re.fullmatch(r"-?[0-9.]+([eE][-+]?[0-9]+)?", text):
        return "'%s'::%s" % (text, "float8" if isinstance(value, float) else "numeric")
    return "(%s)" % text if text.startswith("-") else text


def quoted(value, dialect):
    text = "'%s'" % value.replace("'", "''")
    if "\\" in value and dialect != "sqlite":
        return "E" + text.replace("\\", "\\\\")
    return text


# --- The process ----------------------------------------------------------------------------------


def versions(revisions):
    drivers = {}
    for name in ("psycopg2", "psycopg", "asyncpg"):
        with contextlib.suppress(Exception):
            drivers[name] = importlib.import_module(name).__version__.split(" ")[0]
    return {
        "python": platform.python_version(),
        "alembic": revisions.alembic.__version__,
        "sqlalchemy": revisions.sqlalchemy.__version__,
        "drivers": drivers,
    }


def start(channel, request):
    """Answers ``hello``: directs all engines before any code of the project is imported."""
    for secret in request.get("secrets") or []:
        channel.keep_secret(secret)
    # Alembic puts `prepend_sys_path` before it, once everything of its own is imported.
    sys.path.append(os.getcwd())
    from sqlalchemy import event
    from sqlalchemy.engine import Engine
    from sqlalchemy.pool import Pool

    target = Target(request["target"], request["name"], channel)
    event.listen(Engine, "do_connect", target.direct)
    event.listen(Pool, "connect", target.check)
    return Revisions(target, channel, request)


def causes(error):
    """The error and those behind it."""
    seen = []
    while error is not None and error not in seen:
        seen.append(error)
        error = getattr(error, "orig", None) or error.__cause__ or error.__context__
    return seen


def failure(error, work):
    kind = "failed"
    seen = causes(error)
    for cause in seen:
        if isinstance(cause, Refused):
            error, kind = cause, cause.kind
            break
    missing = getattr(error, "name", None) if isinstance(error, ImportError) else None
    state = next(filter(None, (sqlstate(one) for one in seen)), None)
    if kind == "failed" and missing:
        kind = "missing"
    elif kind == "failed" and (state or hasattr(error, "orig")):
        kind = "database"
    return {
        "ok": False,
        "kind": kind,
        "error": type(error).__name__,
        "message": str(error)[:4000],
        "missing": missing,
        "fence": bool(work and work.in_fence),
        "sqlstate": state,
        "traceback": own_frames(error),
        "statements": work.log if work else [],
        "done": work.done if work else 0,
        "prefix": work.prefix if work else "",
    }


def own_frames(error):
    """The last frames in the project's own files, without those of env.py that lead to them."""
    frames = [frame[:3] for frame in traceback.extract_tb(error.__traceback__)]
    paths = ("stdlib", "purelib", "platlib")
    libraries = tuple(os.path.join(sysconfig.get_path(name), "") for name in paths) + ("<",)
    own = [
        frame
        for frame in frames
        if not frame[0].startswith(libraries) and "site-packages" not in frame[0]
    ]
    while len(own) > 1 and os.path.basename(own[0][0]) == "env.py":
        del own[0]
    return [
        'File "%s", line %s, in %s' % (shown_path(path), line, name)
        for path, line, name in (own or frames)[-6:]
    ]


def shown_path(path):
    """The path below the project's folder, if it is there."""
    here = os.path.join(os.getcwd(), "")
    return path[len(here):] if path.startswith(here) else path


def sqlstate(error):
    for name in ("sqlstate", "pgcode", "sqlite_errorname"):
        value = getattr(error, name, None)
        if isinstance(value, str) and re.fullmatch(r"[0-9A-Z]{5}|SQLITE_\w+", value):
            return value
    return None


def serve():
    end_with_parent()
    sys.dont_write_bytecode = True  # the project's folder stays as it is
    channel = Channel()
    revisions = None
    while True:
        request = channel.requests.get()
        try:
            if request["do"] == "hello":
                revisions = start(channel, request)
                answer = versions(revisions)
            else:
                answer = revisions.carry_out(request)
            answer["ok"] = True
        except BaseException as error:  # also SystemExit of a project
            answer = failure(error, revisions.work if revisions else None)
        answer["id"] = request.get("id")
        channel.answer(answer)


serve()
