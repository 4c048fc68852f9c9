-- `interlock downgrade` runs this script to undo V4. Every conversation is lost.
DROP TABLE messages;
DROP TABLE conversations;
