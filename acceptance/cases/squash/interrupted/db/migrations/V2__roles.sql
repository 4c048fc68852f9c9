CREATE TABLE import (line text);
ALTER TYPE role ADD VALUE 'member';
ALTER TABLE users ADD COLUMN role role;
