"""flows have a state

Revision ID: 003_flow_state
Revises: 002
Create Date: 2025-01-01 09:00:00.000000

BREAKING CHANGE: a flow needs a state before it is written
ROLLBACK: supported
RAILWAY SAFE: no, it reads every flow
"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '003_flow_state'
down_revision: Union[str, Sequence[str], None] = '002'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    op.create_foreign_key(
        "fk_discovery_flows_state",
        "discovery_flows",
        "crewai_flow_state_extensions",
        ["flow_id"],
        ["flow_id"],
    )


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_constraint("fk_discovery_flows_state", "discovery_flows", type_="foreignkey")
