"""add reminders

Revision ID: f1c07ab2d3e4
Revises: f2d86a3917be

"""
from alembic import op
import sqlalchemy as sa

revision = 'f1c07ab2d3e4'
down_revision = 'f2d86a3917be'


def upgrade() -> None:
    op.create_table("reminders", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table("reminder_kinds", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table("reminders")
