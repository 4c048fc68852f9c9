"""The env.py of Alembic's template `generic`, with models and with prints."""

from logging.config import fileConfig

from alembic import context
from sqlalchemy import Column, Integer, MetaData, String, Table, engine_from_config, pool

config = context.config

if config.config_file_name is not None:
    fileConfig(config.config_file_name)

target_metadata = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_name)s"})
Table(
    "account",
    target_metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(20), nullable=False, index=True),
)
print('{"ok": true, "id": 1}')


def run_migrations_online():
    connectable = engine_from_config(
        config.get_section(config.config_ini_section, {}),
        prefix="sqlalchemy.",
        poolclass=pool.NullPool,
    )
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata)
        with context.begin_transaction():
            context.run_migrations()


run_migrations_online()
