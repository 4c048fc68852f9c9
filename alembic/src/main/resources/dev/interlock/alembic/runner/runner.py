"""Runs the revisions of an Alembic project for Interlock, one at a request.

Interlock passes this text to ``python -c``: nothing is installed or written. Each line of standard
input is a request in JSON, and gets one line in answer. Answers leave on a copy of standard output,
so that what the project prints (it goes to standard error) cannot disturb them. The end of standard
input ends the process, also in the middle of a statement. Python 3.8, Alembic 1.8 and SQLAlchemy
1.4 are the oldest versions that work.
"""

import contextlib
import ctypes
import functools
import importlib
import inspect
import json
import os
import platform
import queue
import re
import signal
import sys
import threading
import traceback
from urllib.parse import quote, urlencode

PR_SET_PDEATHSIG = 1
EXIT_WITHOUT_PARENT = 75


class Refused(Exception):
    """The project does what cannot be made safe. Raised before the statement is sent."""


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
        text = re.sub(r"(://[^:/?#\s]*:)[^@\s]+@", r"\1***@", text)
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return text

    def hidden(self, value):
        if isinstance(value, str):
            return self.hide(value)
        if isinstance(value, dict):
            return {key: self.hidden(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.hidden(item) for item in value]
        return value

    def answer(self, values):
        self.answers.write(json.dumps(self.hidden(values), default=str) + "\n")
        self.answers.flush()


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
            named.pop("database", None)
            named.pop("uri", None)
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
READING = re.compile(r"\s*with\b(?!.*\b(insert|update|delete|merge)\b)", re.I | re.S)
TRANSACTION = re.compile(
    r"\s*(commit|end|rollback|abort|begin|start)\b\s*(work|transaction)?\s*;?\s*$", re.I
)
PREAMBLE = re.compile(r"\s*(set|create\s+schema)\b", re.I)
NOTHING = "SELECT 1 WHERE 1 = 0"


class Work:
    """The state of one request: what to send with the revision, and what it sent."""

    def __init__(self, request):
        self.kind = request["do"]
        self.revision = request.get("revision")
        self.begin = request.get("begin") or []
        self.applied = request.get("applied") or []
        self.journal = request.get("journal") or []
        self.skip = list(request.get("skip") or [])
        self.have = list(request.get("have") or [])
        self.captures = self.kind == "capture"
        self.inside = False
        self.blocks = 0
        self.savepoints = 0
        self.after_text_commit = False
        self.configured = 0
        self.options = {}
        self.log = []
        self.preamble = []
        self.watched = []
        self.done = 0
        self.is_applied = False
        self.is_committed = False
        self.metadata = None

    def note(self, **entry):
        self.log.append({key: value for key, value in entry.items() if value not in (None, False)})


class Revisions:
    """The hooks in SQLAlchemy and Alembic, and the requests."""

    def __init__(self, target, channel, request):
        self.target = target
        self.channel = channel
        self.work = Work({"do": "start"})
        self.import_libraries()
        self.config = self.read_config(request)
        self.scripts = None
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
        if not config.get_main_option("sqlalchemy.url"):
            config.set_main_option("sqlalchemy.url", self.target.url().replace("%", "%%"))
        return config

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
        self.environment.configure = self.configuring(self.environment.configure)
        context = self.migration.MigrationContext
        context.autocommit_block = self.counting(context.autocommit_block)
        self.watch()

    def watch(self):
        """Notes what a revision reads besides the database: variables, files, the network."""
        read = os.environ.__class__.__getitem__

        def noted(environ, key):
            if self.work.inside and self.work.captures:
                self.work.watched.append("variable " + str(key))
            return read(environ, key)

        os.environ.__class__.__getitem__ = noted
        sys.addaudithook(self.on_audit)

    def on_audit(self, name, values):
        if not (self.work.inside and self.work.captures):
            return
        if name == "socket.connect":
            self.work.watched.append("network")
        elif name == "open" and not re.search(r"\.(py[cod]?|so|pth)$", str(values[0])):
            if not isinstance(values[0], int):
                self.work.watched.append("file " + os.path.basename(str(values[0])))

    def send(self, connection, statements):
        """Sends statements past SQLAlchemy, on the same connection in the same transaction."""
        for statement in statements:
            cursor = connection.connection.dbapi_connection.cursor()
            try:
                cursor.execute(statement.replace("$done", str(self.work.done)))
            finally:
                cursor.close()

    def is_autocommit(self, connection):
        return bool(connection._is_autocommit_isolation())

    def on_begin(self, connection):
        self.send(connection, self.work.begin)

    def on_commit(self, connection):
        work = self.work
        if work.inside and not self.is_autocommit(connection):
            work.note(commit=True)
            self.send(connection, work.journal)
        work.is_committed = work.is_applied

    def on_rollback(self, _connection):
        if self.work.inside:
            self.work.note(rollback=True)

    def on_savepoint(self, _connection, _name):
        if self.work.inside:
            self.work.savepoints += 1

    def before_statement(self, connection, cursor, statement, parameters, context, many):
        work = self.work
        if not work.inside:
            self.check_outside(statement)
            return statement, parameters
        if self.is_autocommit(connection) and not work.blocks:
            raise Refused("the revision sends statements in autocommit mode")
        if work.skip:
            expected = work.skip.pop(0)
            if expected != statement:
                raise Refused(
                    "the revision sends %r where it sent %r before it was interrupted"
                    % (statement[:80], expected[:80])
                )
            work.note(sql=statement, skipped=True)
            return NOTHING, ()
        if statement in work.have:
            work.have.remove(statement)
            work.note(sql=statement, present=True)
            return NOTHING, ()
        if self.is_autocommit(connection):
            self.send(connection, work.journal)  # says what is done before the next may take effect
        self.follow_transaction(connection, statement)
        self.record(connection, cursor, statement, parameters, context, many)
        return statement, parameters

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

    def follow_transaction(self, connection, statement):
        """A COMMIT that is sent as text passes SQLAlchemy's events by."""
        work = self.work
        control = not self.is_autocommit(connection) and TRANSACTION.match(statement)
        if control:
            if control.group(1).lower() in ("commit", "end"):
                self.send(connection, work.journal)
            work.after_text_commit = True
        elif work.after_text_commit:
            work.after_text_commit = False
            self.send(connection, ["BEGIN"] + work.begin)

    def record(self, connection, cursor, statement, parameters, context, many):
        several = many and not isinstance(parameters, dict)
        sent = list(parameters) if several else [parameters]
        for values in sent:
            text = self.text(cursor, statement, values, context) if self.work.captures else None
            self.work.note(
                sql=statement,
                text=text,
                parameters=repr(values)[:2000] if values else None,
                autocommit=self.is_autocommit(connection),
                savepoint=self.work.savepoints > 0,
            )

    def text(self, cursor, statement, values, context):
        """The statement as the server gets it; None if the driver sends parameters apart."""
        if not values and getattr(context, "no_parameters", False):
            return statement
        raw = getattr(cursor, "_cursor", cursor)
        if hasattr(raw, "mogrify"):
            text = raw.mogrify(statement, values)
            return text.decode() if isinstance(text, bytes) else text
        if type(raw).__module__.split(".")[0] == "psycopg":
            import psycopg

            with contextlib.suppress(TypeError, AttributeError):  # of an asynchronous connection
                return psycopg.ClientCursor(raw.connection).mogrify(statement, values or {})
        return None if values else statement

    def after_statement(self, _connection, cursor, _statement, _parameters, _context, _many):
        if self.work.inside:
            self.work.done += 1
            last = self.work.log[-1]
            if cursor.description is not None and "skipped" not in last and "present" not in last:
                last["rows"] = True

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
        self.send(ctx.connection, self.work.applied)
        self.work.is_applied = True

    def counting(self, block):
        @contextlib.contextmanager
        def counted(context):
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
        return getattr(self, "do_" + request["do"])(request)

    def directory(self):
        if self.scripts is None:
            self.scripts = self.script.from_config(self.config)
        return self.scripts

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
            self.directory().run_env()
        return dict(self.described(), **found)

    def do_metadata(self, _request):
        """The DDL of env.py's ``target_metadata``, as SQLAlchemy would create it."""
        with contextlib.suppress(Enough):
            with self.environment(self.config, self.directory(), fn=lambda heads, context: []):
                self.directory().run_env()
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
        def guarded(heads, _context):
            for step in steps(heads):
                step.migration_fn = self.guard(step.migration_fn)
                yield step

        with self.environment(self.config, self.directory(), fn=guarded):
            self.directory().run_env()
        if not self.work.is_applied:
            raise Refused("env.py did not run the revision (context.run_migrations)")
        if not self.work.is_committed:
            raise Refused("env.py did not commit the transaction of the revision")
        if self.work.skip:
            raise Refused("the revision sends fewer statements than before it was interrupted")
        return self.described()

    def described(self):
        work = self.work
        return {
            "statements": work.log,
            "done": work.done,
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
        make = self.migration.MigrationStep
        make = make.upgrade_from_script if is_upgrade else make.downgrade_from_script
        return make(directory.revision_map, revision)


def as_list(value):
    if isinstance(value, (tuple, list, set, frozenset)):
        return sorted(value)
    return [value] if value else []


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
    sys.path.insert(0, os.getcwd())
    from sqlalchemy import event
    from sqlalchemy.engine import Engine
    from sqlalchemy.pool import Pool

    target = Target(request["target"], request["name"], channel)
    event.listen(Engine, "do_connect", target.direct)
    event.listen(Pool, "connect", target.check)
    return Revisions(target, channel, request)


def failure(error, work):
    cause, kind = error, "failed"
    seen = []
    while cause is not None and cause not in seen:
        seen.append(cause)
        if isinstance(cause, Refused):
            error, kind = cause, "refused"
            break
        cause = getattr(cause, "orig", None) or cause.__cause__ or cause.__context__
    missing = getattr(error, "name", None) if isinstance(error, ImportError) else None
    state = next(filter(None, (sqlstate(one) for one in seen)), None)
    if kind == "failed" and missing:
        kind = "missing"
    elif kind == "failed" and (state or hasattr(error, "orig")):
        kind = "database"
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "ok": False,
        "kind": kind,
        "error": type(error).__name__,
        "message": str(error)[:4000],
        "missing": missing,
        "sqlstate": state,
        "traceback": ['File "%s", line %s, in %s' % frame[:3] for frame in frames[-6:]],
        "statements": work.log if work else [],
        "done": work.done if work else 0,
    }


def sqlstate(error):
    for name in ("sqlstate", "pgcode"):
        value = getattr(error, name, None)
        if isinstance(value, str) and re.fullmatch(r"[0-9A-Z]{5}", value):
            return value
    return None


def serve():
    end_with_parent()
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
