"""add performance indexes

Revision ID: a91d3e6f7052
Revises: 7c2e55d0a4b6
Create Date: 2025-01-01 09:00:00.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = 'a91d3e6f7052'
down_revision: Union[str, Sequence[str], None] = '7c2e55d0a4b6'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    op.create_index("ix_tasks_userId", "tasks", ["userId"])
    op.create_index("ix_tasks_userId_isCompleted", "tasks", ["userId", "isCompleted"])


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_index("ix_tasks_userId_isCompleted", table_name="tasks")
    op.drop_index("ix_tasks_userId", table_name="tasks")
