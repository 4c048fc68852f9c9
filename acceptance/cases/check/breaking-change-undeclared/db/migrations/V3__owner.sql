-- interlock: breaking "every writer names the owner from now on"
ALTER TABLE task ADD owner text NOT NULL;
