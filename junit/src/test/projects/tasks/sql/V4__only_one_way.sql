-- interlock: rollback=unsupported "the old titles are gone"
UPDATE task SET title = trim(title);
