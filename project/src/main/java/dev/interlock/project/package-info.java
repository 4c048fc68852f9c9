/**
 * The facade of the build side. Enters: the options of a project. Leaves: results, and events while
 * it works. Not here: the database that is deployed to; words and output for people.
 */
@NullMarked
package dev.interlock.project;

import org.jspecify.annotations.NullMarked;
