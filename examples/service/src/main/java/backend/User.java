package backend;

/** The user whose token came with the request. */
record User(long id) {}
