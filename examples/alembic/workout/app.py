import os

from flask import Flask
from sqlalchemy import create_engine, text

app = Flask(__name__)
engine = create_engine(os.environ.get("DATABASE_URL", "sqlite:///workout.db"))


@app.get("/health")
def health():
    return {"status": "healthy"}


@app.get("/api/selections")
def selections():
    with engine.connect() as connection:
        found = connection.execute(text("SELECT workout_id FROM workout_selections"))
        return [row.workout_id for row in found]
