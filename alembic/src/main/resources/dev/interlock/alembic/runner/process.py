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
                answer = revisions.answer_to(request)
            answer["ok"] = True
        except BaseException as error:  # also SystemExit of a project
            answer = failure(error, revisions.work if revisions else None)
        answer["id"] = revisions.request["id"] if revisions else request["id"]
        channel.answer(answer)


serve()
