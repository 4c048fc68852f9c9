import os

from fastapi import FastAPI, HTTPException
from sqlalchemy import create_engine, text

app = FastAPI()
engine = create_engine(os.environ["DATABASE_URL"])


@app.get("/health")
def health():
    return {"status": "healthy"}


@app.post("/api/v1/auth/login")
def login(email: str):
    with engine.connect() as connection:
        role = connection.execute(
            text(
                "SELECT r.name FROM users u JOIN user_roles ur ON ur.user_id = u.id"
                " JOIN roles r ON r.id = ur.role_id WHERE u.email = :email"
            ),
            {"email": email},
        ).scalar()
    if role is None:
        raise HTTPException(401)
    return {"role": role}
