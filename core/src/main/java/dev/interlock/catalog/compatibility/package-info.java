/**
 * Losses of a release that continues to run on a changed schema. Enters: changes of a schema.
 * Leaves: losses. Not here: which releases exist, and whether a loss was declared.
 */
@NullMarked
package dev.interlock.catalog.compatibility;

import org.jspecify.annotations.NullMarked;
