URL = "postgres://test:test@localhost:5432/test"
