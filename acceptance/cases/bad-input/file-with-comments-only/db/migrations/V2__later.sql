-- to be written
/* soon */
