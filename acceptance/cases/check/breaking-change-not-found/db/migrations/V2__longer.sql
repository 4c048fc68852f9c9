-- interlock: breaking "longer words"
ALTER TABLE task ALTER words TYPE text;
