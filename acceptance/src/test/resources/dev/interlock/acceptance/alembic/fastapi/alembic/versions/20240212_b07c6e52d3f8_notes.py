"""notes

Revision ID: b07c6e52d3f8
Revises: 5f2d1c8e9a41
Create Date: 2024-02-12 17:40:02.771902

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

from app.settings import settings

# revision identifiers, used by Alembic.
revision: str = "b07c6e52d3f8"
down_revision: Union[str, None] = "5f2d1c8e9a41"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["author.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_note_author_id"), "note", ["author_id"])
    op.create_table_comment("note", settings.title)


def downgrade() -> None:
    op.drop_index(op.f("ix_note_author_id"), table_name="note")
    op.drop_table("note")
