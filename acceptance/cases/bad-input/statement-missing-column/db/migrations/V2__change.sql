UPDATE tasks SET titel = upper(title);
