# --- The hooks in SQLAlchemy and Alembic ----------------------------------------------------------


class Hooks:
    """What SQLAlchemy and Alembic call while a revision runs. Needs what :class:`Revisions` sets."""

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
        work.changes_session |= alone or bool(SESSION.match(statement))
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
            work.changes_session = True
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
