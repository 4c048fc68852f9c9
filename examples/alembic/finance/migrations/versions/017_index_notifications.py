"""index notifications

Revision ID: 017
Revises: 016
Create Date: 2025-06-12 10:00:00.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '017'
down_revision: Union[str, Sequence[str], None] = '016'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    # the table is large and in use
    with op.get_context().autocommit_block():
        op.create_index(
            "ix_notifications_user_id",
            "notifications",
            ["user_id"],
            postgresql_concurrently=True,
        )


def downgrade() -> None:
    """Downgrade schema."""
    with op.get_context().autocommit_block():
        op.drop_index(
            "ix_notifications_user_id",
            table_name="notifications",
            postgresql_concurrently=True,
        )
