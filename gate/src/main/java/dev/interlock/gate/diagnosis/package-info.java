/**
 * Recognition of errors in the logs of databases, drivers and migration tools. Enters: the text of
 * a log. Leaves: its errors, each with a cause and a remedy. Not here: the database and the
 * migrations of the project, which may tell more.
 */
@NullMarked
package dev.interlock.gate.diagnosis;

import org.jspecify.annotations.NullMarked;
