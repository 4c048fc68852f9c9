UPDATE account SET balance = balance * 100;
