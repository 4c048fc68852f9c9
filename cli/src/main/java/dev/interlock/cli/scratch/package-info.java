/**
 * What is tried on databases of nobody's. Enters: a project. Leaves: schemas, and what migrations
 * do. Not here: the database that is deployed to, or how anything is said.
 */
@NullMarked
package dev.interlock.cli.scratch;

import org.jspecify.annotations.NullMarked;
