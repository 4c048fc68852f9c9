"""client accounts and assets

Revision ID: 001
Revises: 
Create Date: 2025-01-01 09:00:00.000000

BREAKING CHANGE: no
ROLLBACK: supported
RAILWAY SAFE: yes
"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '001'
down_revision: Union[str, Sequence[str], None] = None
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    op.create_table(
        "client_accounts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
    )
    op.create_table(
        "assets",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("client_account_id", sa.Integer(), sa.ForeignKey("client_accounts.id"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
    )
    op.create_index("ix_assets_client_account_id", "assets", ["client_account_id"])


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_table("assets")
    op.drop_table("client_accounts")
