/**
 * The options of a project. Enters: what a program or its configuration chooses. Leaves: values for
 * the other packages. Not here: files, processes and databases.
 */
@NullMarked
package dev.interlock.project.options;

import org.jspecify.annotations.NullMarked;
