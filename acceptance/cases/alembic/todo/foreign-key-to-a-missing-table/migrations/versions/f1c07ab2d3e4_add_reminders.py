"""add reminders

Revision ID: f1c07ab2d3e4
Revises: e40b7c18f3d9

"""
from alembic import op
import sqlalchemy as sa

revision = 'f1c07ab2d3e4'
down_revision = 'e40b7c18f3d9'


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("userId", sa.Text(), sa.ForeignKey("user.id"), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("reminders")
