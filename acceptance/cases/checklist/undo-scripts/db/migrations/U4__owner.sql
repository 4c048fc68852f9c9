DROP INDEX task_owners;
