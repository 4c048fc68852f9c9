/**
 * Facts of the project about an error that a log shows. Enters: the error, the migrations, the
 * ledger and the schema, as far as they could be read. Leaves: notes, and a cause that is more
 * exact than the error's text. Not here: reading a log, connecting to a database.
 */
@NullMarked
package dev.interlock.project.diagnosis;

import org.jspecify.annotations.NullMarked;
