/**
 * Folders of migrations, read as their tool reads them. Enters: folders of files. Leaves: a {@link
 * dev.interlock.history.History}, and new files. Not here: the rules of a tool.
 */
@NullMarked
package dev.interlock.layout;

import org.jspecify.annotations.NullMarked;
