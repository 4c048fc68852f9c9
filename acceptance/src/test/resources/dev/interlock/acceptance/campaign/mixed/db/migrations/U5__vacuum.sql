UPDATE account SET cents = cents - 3;
