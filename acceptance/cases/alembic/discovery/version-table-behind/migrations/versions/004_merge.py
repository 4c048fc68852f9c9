"""merge

Revision ID: 004_merge
Revises: 003_asset_flow, 003_flow_state

"""
from alembic import op
import sqlalchemy as sa

revision = '004_merge'
down_revision = ('003_asset_flow', '003_flow_state')


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
