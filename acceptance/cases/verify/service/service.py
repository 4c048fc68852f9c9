"""A small to-do service without a database: some answers are right, some are wrong on purpose."""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

TOKEN = "canary-token-4711"

TASKS = {"schema": {"type": "array", "items": {"type": "object", "required": ["title"]}}}


def operation(schema=None, parameters=()):
    content = {"application/json": schema} if schema else {}
    return {"parameters": list(parameters), "responses": {"200": {"content": content}}}


def document(more):
    by_id = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    day = {"name": "day", "in": "query", "required": True, "schema": {"format": "date"}}
    paths = {
        "/health": {"get": operation()},
        "/api/auth/signup": {"post": operation()},
        "/api/tasks": {"get": operation(TASKS, [day])},
        "/api/tasks/{id}": {"get": operation(parameters=[by_id]), "delete": operation(parameters=[by_id])},
    }
    return {"openapi": "3.1.0", "paths": {**paths, **more}}


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def answer(self, status, body, **headers):
        text = body if isinstance(body, str) else json.dumps(body)
        kind = "text/html" if isinstance(body, str) else "application/json"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()

    def do_OPTIONS(self):
        allowed = {"Access_Control_Allow_Origin": "https://app.example"}
        known = self.headers.get("Origin") == "https://app.example"
        self.answer(204, "", **(allowed if known else {}))

    def do_GET(self):
        path = urlsplit(self.path).path
        if path == "/health":
            self.answer(200, {"status": "healthy", "timestamp": "2026-01-05T12:00:00Z"})
        elif path == "/docs":
            self.answer(200, "<html></html>")
        elif path == "/api/me":
            known = self.headers.get("Authorization") == "Bearer " + TOKEN
            self.answer(200 if known else 401, {"id": 42} if known else {"detail": "Not authenticated"})
        elif path == "/api/tasks":
            self.answer(200, [{"title": "buy milk"}])
        elif path.startswith("/api/tasks/"):
            self.answer(404, {"detail": "Task not found"})
        elif path == "/api/broken":
            self.answer(500, {"detail": "canary-detail"})
        elif path == "/api/untitled":
            self.answer(200, [{"title": "a"}, {"name": "canary-name"}])
        elif path == "/old":
            self.answer(308, "", Location="/login?next=canary-query")
        elif path == "/openapi.json":
            self.answer(200, document({}))
        elif path == "/broken.json":
            wrong = {"/api/broken": {"get": operation()}, "/api/gone": {"get": operation()},
                     "/api/untitled": {"get": operation(TASKS)}}
            self.answer(200, document(wrong))
        else:
            self.answer(404, {"detail": "Not Found"})

    def do_POST(self):
        body = self.body()
        if self.path == "/api/auth/signup":
            user = json.loads(body or "{}")
            if "password" in user:
                self.answer(201, {"user": {"id": 42, "email": user["email"]}})
            else:
                self.answer(422, {"detail": "password is required"})
        elif self.path == "/api/auth/login":
            self.answer(200 if "password" in parse_qs(body) else 401, {"access_token": TOKEN})
        elif self.path == "/api/v3/discovery-flow/flows":
            client = self.headers.get("X-Client-Account-ID")
            self.answer(201 if client else 400, {"flow_id": "f1"} if client else {})
        else:
            self.answer(404, {"detail": "Not Found"})

    def do_DELETE(self):
        self.answer(401, {"detail": "Not authenticated"})


server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
with open(sys.argv[1] + ".new", "w") as file:
    file.write(str(server.server_port))
os.rename(sys.argv[1] + ".new", sys.argv[1])
server.serve_forever()
