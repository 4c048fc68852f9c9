SELECT balance, owner FROM account;
SELECT version, dirty FROM ops.svc_migrations;
