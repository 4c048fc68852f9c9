import os

DEFAULT = "postgresql://planner:Rk2ZbX9fLw4T@ep-cold-river.neon.tech/planner"
DATABASE_URL = os.environ.get("DATABASE_URL", DEFAULT)
SECRET_KEY = "4f1c9e27a80b6d3592c7e1f0a4b8d663"
