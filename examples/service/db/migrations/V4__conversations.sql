CREATE TABLE conversations (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  title text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (id, user_id)
);
-- A message belongs to the user of its conversation: the database lets no other one write to it.
CREATE TABLE messages (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  conversation_id bigint NOT NULL,
  content text NOT NULL,
  FOREIGN KEY (conversation_id, user_id) REFERENCES conversations (id, user_id) ON DELETE CASCADE
);
CREATE INDEX messages_of_conversation ON messages (conversation_id, id);
