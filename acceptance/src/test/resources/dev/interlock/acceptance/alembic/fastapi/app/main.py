from fastapi import FastAPI
from sqlalchemy import create_engine

from app.settings import settings

engine = create_engine(str(settings.database_url).replace("postgresql:", "postgresql+psycopg:", 1))
app = FastAPI(title=settings.title)


@app.get("/health")
def health() -> dict[str, bool]:
    return {"ok": True}
