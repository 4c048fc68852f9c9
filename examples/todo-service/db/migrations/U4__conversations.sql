-- What `interlock downgrade` runs to take V4 back. Every conversation is lost.
DROP TABLE messages;
DROP TABLE conversations;
