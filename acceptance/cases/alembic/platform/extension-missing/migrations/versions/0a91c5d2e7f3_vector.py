"""vector

Revision ID: 0a91c5d2e7f3
Revises: f2d86a3917be

"""
from alembic import op
import sqlalchemy as sa

revision = '0a91c5d2e7f3'
down_revision = 'f2d86a3917be'


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS vector")


def downgrade() -> None:
    op.execute("DROP EXTENSION vector")
