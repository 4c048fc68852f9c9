ALTER TABLE "Task" ADD COLUMN done boolean;
