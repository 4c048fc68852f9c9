# --- The requests ---------------------------------------------------------------------------------


class Revisions(Hooks):
    """One Alembic project, whose revisions run at request."""

    def __init__(self, target, channel, request):
        self.target = target
        self.channel = channel
        self.work = Work({"do": "start"})
        self.import_libraries()
        self.config = self.read_config(request)
        self.scripts = None
        self.versions = request.get("versions")  # folders of a draft, which no file names
        self.is_looked_at = False
        self.has_preamble = False
        self.request = request  # the one that has no answer yet
        self.is_waiting = False  # whether it came while env.py ran for another one
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

    def answer_to(self, request):
        self.request = request
        answer = self.carry_out(request)
        while self.is_waiting:
            self.is_waiting = False
            answer = self.carry_out(self.request)
        return answer

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

    def do_upgrade(self, _request):
        return self.run()

    def do_downgrade(self, _request):
        return self.run()

    def do_capture(self, _request):
        return self.run()

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

    def run(self):
        memo = {}

        def guarded(heads, context):
            nonlocal memo
            # `alembic upgrade head` is one run, in which a type that two revisions use is made once.
            if self.work.keeps and self.work.kind != "downgrade":
                context.impl.memo.update(copied(self.memo))
            memo = context.impl.memo
            applied = self.ancestors(heads)
            is_next = True
            while is_next:
                step = self.step(applied)
                step.migration_fn = self.guard(step.migration_fn)
                if self.work.keeps or not self.can_go_on(context):
                    yield step
                    self.commit_again(context)
                    applied ^= {self.work.revision}
                else:
                    self.roll_back(step, context)
                is_next = self.takes_next(context)

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

    def ancestors(self, heads):
        """The revisions that are applied where ``alembic_version`` has these rows."""
        applied, left = set(), list(heads)
        while left:
            revision = self.directory().get_revision(left.pop())
            if revision.revision not in applied:
                applied.add(revision.revision)
                left.extend(revision._all_down_revisions)
        return applied

    def can_go_on(self, context):
        """Whether the next revision may run in this run of env.py, on the same connection.

        It needs a new session if this one changed it, or if env.py prepares it.
        """
        return (
            self.work.is_followed
            and not (self.work.changes_session or self.has_preamble)
            and self.target.dialect == "postgresql"
            and not context._in_external_transaction
            and not (self.work.captures and context.dialect.is_async)
        )

    def roll_back(self, step, context):
        """Runs a revision in a transaction of its own that has no effect."""
        memo = copied(context.impl.memo)
        with contextlib.suppress(Enough):
            with context.begin_transaction(_per_migration=True):
                step.migration_fn()
                self.work.is_applied = True
                raise Enough()
        context.impl.memo.clear()
        context.impl.memo.update(memo)

    def takes_next(self, context):
        """Answers for a revision that is over, and waits for the next one."""
        work = self.work
        is_over = work.is_committed or not work.keeps
        if not (is_over and self.can_go_on(context)):
            return False
        if work.kind != "downgrade":
            self.memo = copied(context.impl.memo)
        self.channel.answer(dict(self.described(), ok=True, id=self.request["id"]))
        self.request = self.channel.requests.get()
        self.is_waiting = self.request["do"] != work.kind
        if not self.is_waiting:
            self.work = work.next(self.request)
        return not self.is_waiting

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
            self.has_preamble = bool(self.work.preamble)
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

    def step(self, applied):
        """Exactly one step. Alembic itself would add a second row where a parent is missing."""
        directory = self.directory()
        wanted, is_upgrade = self.work.revision, self.work.is_upgrade
        revision = directory.get_revision(wanted)
        if revision is None or revision.revision != wanted:
            raise Refused("there is no revision %s" % wanted)
        missing = set(revision._all_down_revisions) - applied
        children = [] if is_upgrade else [
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
