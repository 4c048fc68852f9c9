"""one selection for a workout

Revision ID: 8f27e6b3
Revises: 1d4c9a0b
Create Date: 2025-01-01 09:00:00.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '8f27e6b3'
down_revision: Union[str, Sequence[str], None] = '1d4c9a0b'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    with op.batch_alter_table("workout_selections") as batch_op:
        batch_op.create_unique_constraint("uq_workout_selections_workout_id", ["workout_id"])


def downgrade() -> None:
    """Downgrade schema."""
    with op.batch_alter_table("workout_selections") as batch_op:
        batch_op.drop_constraint("uq_workout_selections_workout_id", type_="unique")
