CREATE TYPE state AS ENUM ('open', 'done', 'archived');
CREATE SEQUENCE task_seq INCREMENT BY 50;
CREATE SEQUENCE mail_seq;
