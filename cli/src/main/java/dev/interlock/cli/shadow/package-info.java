/**
 * Runs migrations on shadow databases. Enters: a project. Leaves: schemas, and the effects of
 * migrations. Not here: the database that is deployed to, and all output.
 */
@NullMarked
package dev.interlock.cli.shadow;

import org.jspecify.annotations.NullMarked;
