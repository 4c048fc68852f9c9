import os
from datetime import datetime, timezone

from fastapi import FastAPI
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from models import Task

app = FastAPI()
engine = create_engine(os.environ["DATABASE_URL"])


@app.get("/health")
def health():
    return {"status": "healthy", "timestamp": datetime.now(timezone.utc)}


@app.get("/api/tasks/{user_id}")
def tasks(user_id: str):
    with Session(engine) as session:
        found = session.scalars(select(Task).where(Task.user_id == user_id))
        return [{"id": task.id, "title": task.title} for task in found]
