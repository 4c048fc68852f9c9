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
