SELECT words FROM notes;
