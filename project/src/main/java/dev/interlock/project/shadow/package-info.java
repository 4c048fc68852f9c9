/**
 * Runs migrations on shadow databases. Enters: the files of a project. Leaves: schemas, and the
 * effects of migrations. Not here: the database that is deployed to; output for people.
 */
@NullMarked
package dev.interlock.project.shadow;

import org.jspecify.annotations.NullMarked;
