from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from models import HabitCompletion
from settings import database_url

app = FastAPI()
# The pooler lends a connection for one transaction, so statements are not prepared.
engine = create_async_engine(database_url(), connect_args={"statement_cache_size": 0})


@app.get("/health")
async def health():
    return {"status": "healthy"}


@app.get("/api/habits/{habit_id}/completions")
async def completions(habit_id: int):
    async with AsyncSession(engine) as session:
        found = await session.scalars(
            select(HabitCompletion).where(HabitCompletion.habit_id == habit_id)
        )
        return [completion.completed_on for completion in found]
