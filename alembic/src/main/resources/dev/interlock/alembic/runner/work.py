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
SESSION = re.compile(
    r"\s*(set\s+(?!local\b|constraints\b|transaction\b)|reset\b|listen\b|prepare\b|discard\b|load\b)"
    r"|.*\bset_config\b|\s*create\s+(local\s+|global\s+)?temp|\s*do\b.*\bset\b",
    re.I | re.S,
)
KEYS_OFF = re.compile(r"\s*pragma\s+(\w+\.)?foreign_keys\s*[=(]\s*(off|0|false|no)\b", re.I)
SENDING = ("execute", "executemany", "executescript", "copy", "copy_expert", "copy_from", "copy_to")
NOTHING = "SELECT 1 WHERE 1 = 0"


class Work:
    """The state of one request: what to send with the revision, and what it sent."""

    def __init__(self, request):
        self.kind = request["do"]
        self.revision = request.get("revision")
        self.is_upgrade = self.kind != "downgrade" and request.get("direction") != "down"
        self.begin = request.get("begin") or []
        self.applied = request.get("applied") or []
        self.journal = request.get("journal") or []
        self.skip = request.get("skip") or 0
        self.skipped = request.get("prefix")
        self.have = bool(request.get("have"))
        self.asks = bool(request.get("alone"))
        self.keeps = request.get("keep", True)
        self.is_followed = bool(request.get("followed"))
        self.captures = self.kind == "capture"
        self.inside = False
        self.blocks = 0
        self.savepoints = 0
        self.after_text_commit = False
        self.changes_session = False
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

    def next(self, request):
        """The state of the next request, in the same run of env.py."""
        following = Work(request)
        following.configured = self.configured
        following.options = self.options
        following.connection = self.connection
        return following

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
