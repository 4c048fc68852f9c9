/**
 * Ignore files, evaluated as their own tools do. Enters: the text of a file. Leaves: the line that
 * excludes a path. Not here: walking folders, judging whether a path is needed.
 */
@NullMarked
package dev.interlock.gate.context.ignore;

import org.jspecify.annotations.NullMarked;
