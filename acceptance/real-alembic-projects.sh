# The projects of real-alembic.sh. `project NAME` sets what one needs:
#
#   title            the name of the row
#   repository, commit   a repository on GitHub; without it the folder is in the installed package
#   folder           where alembic.ini is, in the repository or in `site-packages`
#   packages         what is installed, for uv
#   python_version   the Python that runs it (default: 3.12)
#   settings         variables that the project reads; {url} is user:password@host:port/database
#   alembic          the command of Alembic, if it is another (default: alembic)
#   no_alembic       set if that command can only upgrade
#   ini_url, ini_scheme  the key of alembic.ini that has the URL, if no variable has, and the URL's scheme
#   prepare          is called in the copy, to write what the project does not bring

projects="template argilla dstack phoenix mealie mlflow warehouse prefect"

project() {
  prepare() { :; }
  case $1 in
    template)
      title="FastAPI template" repository=fastapi/full-stack-fastapi-template commit=f459c20a173cf629b3d57b5b2e2de290d96b5698 folder=backend
      packages="alembic psycopg[binary] sqlmodel pydantic-settings email-validator fastapi tenacity pwdlib[argon2,bcrypt] pyjwt"
      settings=(PYTHONPATH=. PROJECT_NAME=x FIRST_SUPERUSER=a@example.com FIRST_SUPERUSER_PASSWORD=first-one SECRET_KEY=a-key POSTGRES_SERVER=127.0.0.1
        'POSTGRES_PORT={port}' POSTGRES_USER=postgres POSTGRES_PASSWORD=secret15 'POSTGRES_DB={database}') ;;
    argilla)
      title=Argilla packages="argilla-server==2.8.0 psycopg2-binary" folder=argilla_server python_version=3.11
      settings=('ARGILLA_DATABASE_URL=postgresql+asyncpg://{url}') ;;
    dstack)
      packages="dstack[server]==0.22.5 asyncpg" folder=dstack/_internal/server
      settings=('DSTACK_DATABASE_URL=postgresql+asyncpg://{url}') ;;
    phoenix)
      title=Phoenix packages="arize-phoenix==20.26.1 asyncpg psycopg[binary]" folder=phoenix/db
      settings=('PHOENIX_SQL_DATABASE_URL=postgresql://{url}') ;;
    mealie)
      title=Mealie repository=mealie-recipes/mealie commit=b5643a9399465d8b4ea339e7a6639df2d697741b
      packages="alembic psycopg2-binary sqlalchemy<2.1 pydantic pydantic-settings python-slugify text-unidecode orjson python-dateutil appdirs pyhumps isodate python-dotenv bcrypt passlib pyjwt requests rapidfuzz fastapi jinja2 httpx aniso8601 rich uvicorn"
      settings=(PYTHONPATH=. DB_ENGINE=postgres 'POSTGRES_URL_OVERRIDE=postgresql://{url}' PRODUCTION=false) ;;
    mlflow)
      title=MLflow packages="mlflow-skinny==3.17.2 alembic psycopg2-binary sqlalchemy" folder=mlflow/store/db_migrations ini_url=sqlalchemy.url ini_scheme=postgresql+psycopg2
      settings=(INTERLOCK_OTHER_OBJECTS=allow)
      # Its first revision changes tables that MLflow makes with `create_all`.
      prepare() {
        sed -i 's|^script_location.*|script_location = %(here)s|' alembic.ini
        "$venv/bin/python" - >"$work/init.sql" <<'EOF'
from sqlalchemy import create_mock_engine
from mlflow.store.tracking.dbmodels.initial_models import Base
engine = create_mock_engine("postgresql+psycopg2://", lambda ddl, *a, **k: print(str(ddl.compile(dialect=engine.dialect)).strip() + ";"))
Base.metadata.create_all(engine, checkfirst=False)
EOF
        mkdir -p db && cp "$work/init.sql" db/init.sql
        echo 'shadow-init: db/init.sql' >interlock.yml
      }
      init=$work/init.sql ;;
    warehouse)
      title=Warehouse repository=pypi/warehouse commit=6b62157124ab7865029afeeadf282bce27d601d9 ini_url=url ini_scheme=postgresql+psycopg
      packages="alembic alembic-postgresql-enum psycopg[binary] sqlalchemy<2.1 pyramid zope.sqlalchemy pyramid_retry pyramid_tm structlog sentry-sdk stdlib-list passlib[argon2] packaging requests datadog"
      # Warehouse configures Alembic in its own command.
      prepare() {
        printf '[alembic]\nscript_location = warehouse/migrations\nprepend_sys_path = .\nurl = none\n' >alembic.ini
      } ;;
    prefect)
      title=Prefect packages="prefect==3.9.1" folder=prefect/server/database alembic=prefect-alembic no_alembic=yes
      settings=('PREFECT_API_DATABASE_CONNECTION_URL=postgresql+asyncpg://{url}')
      # Its env.py works only in a thread of Prefect's own command, and sets the folder of the revisions itself.
      prepare() {
        printf '#!/bin/sh\nexec prefect server database upgrade -y\n' >"$venv/bin/prefect-alembic"
        chmod +x "$venv/bin/prefect-alembic"
        printf '\nversion_locations = _migrations/versions/postgresql\n' >>alembic.ini
        echo 'migrations: _migrations' >interlock.yml
      } ;;
    *) return 1 ;;
  esac
}
