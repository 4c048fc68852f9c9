"""assets know their flow

Revision ID: 003_asset_flow
Revises: 002
Create Date: 2025-01-01 09:00:00.000000

BREAKING CHANGE: no
ROLLBACK: supported
RAILWAY SAFE: yes
"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '003_asset_flow'
down_revision: Union[str, Sequence[str], None] = '002'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    op.add_column("assets", sa.Column("flow_id", sa.Uuid(), nullable=True))
    op.create_index("ix_assets_flow_id", "assets", ["flow_id"])


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_index("ix_assets_flow_id", table_name="assets")
    op.drop_column("assets", "flow_id")
