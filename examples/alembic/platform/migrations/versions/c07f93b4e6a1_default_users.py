"""default users

Revision ID: c07f93b4e6a1
Revises: b5e1a7d20c48
Create Date: 2025-01-01 09:00:00.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = 'c07f93b4e6a1'
down_revision: Union[str, Sequence[str], None] = 'b5e1a7d20c48'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    op.execute("INSERT INTO roles (name) VALUES ('admin'), ('analyst')")
    op.execute("INSERT INTO users (email) VALUES ('admin@example.com')")
    op.execute(
        "INSERT INTO user_roles (user_id, role_id)"
        " SELECT u.id, r.id FROM users u, roles r"
        " WHERE u.email = 'admin@example.com' AND r.name = 'admin'"
    )


def downgrade() -> None:
    """Downgrade schema."""
    op.execute("DELETE FROM user_roles")
    op.execute("DELETE FROM users WHERE email = 'admin@example.com'")
    op.execute("DELETE FROM roles WHERE name IN ('admin', 'analyst')")
