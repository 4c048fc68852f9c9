import os


def database_url() -> str:
    """The URL of the platform, in the words of SQLAlchemy's asynchronous driver."""
    url = os.environ["DATABASE_URL"]
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+asyncpg://" + url[len(scheme):]
    return url
