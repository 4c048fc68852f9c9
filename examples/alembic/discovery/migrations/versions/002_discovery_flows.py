"""discovery flows

Revision ID: 002
Revises: 001
Create Date: 2025-01-01 09:00:00.000000

BREAKING CHANGE: no
ROLLBACK: supported
RAILWAY SAFE: yes
"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '002'
down_revision: Union[str, Sequence[str], None] = '001'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    op.create_table(
        "crewai_flow_state_extensions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("flow_id", sa.Uuid(), nullable=False, unique=True),
        sa.Column("state", sa.JSON(), nullable=False),
    )
    op.create_table(
        "discovery_flows",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("flow_id", sa.Uuid(), nullable=False),
        sa.Column("client_account_id", sa.Integer(), sa.ForeignKey("client_accounts.id"), nullable=False),
        sa.Column("status", sa.Text(), nullable=True),
    )


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_table("discovery_flows")
    op.drop_table("crewai_flow_state_extensions")
