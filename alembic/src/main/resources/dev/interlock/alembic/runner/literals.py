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
