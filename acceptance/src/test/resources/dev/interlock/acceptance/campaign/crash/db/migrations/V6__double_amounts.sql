UPDATE orders SET amount = amount * 2;
UPDATE accounts SET balance = balance - (SELECT sum(amount) FROM orders WHERE account = accounts.id);
INSERT INTO happened VALUES ('V6');
