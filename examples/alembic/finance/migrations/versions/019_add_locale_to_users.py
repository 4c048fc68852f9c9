"""add locale to users

Revision ID: 019
Revises: 018
Create Date: 2025-07-03 10:00:00.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '019'
down_revision: Union[str, Sequence[str], None] = '018'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    op.add_column("users", sa.Column("locale", sa.String(10), server_default="en", nullable=False))


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_column("users", "locale")
