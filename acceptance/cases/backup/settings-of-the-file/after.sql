SELECT * FROM app.note;
