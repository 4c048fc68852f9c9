import os

from fastapi import FastAPI, Header
from sqlalchemy import create_engine, text

app = FastAPI()
engine = create_engine(os.environ["DATABASE_URL"])


@app.get("/health")
def health():
    return {"status": "healthy"}


@app.get("/api/v3/discovery-flow/flows")
def flows(x_client_account_id: int = Header()):
    with engine.connect() as connection:
        found = connection.execute(
            text("SELECT flow_id FROM discovery_flows WHERE client_account_id = :account"),
            {"account": x_client_account_id},
        )
        return [row.flow_id for row in found]
