/**
 * Interlock in a Spring Boot application. Enters: the properties and the data source of a context.
 * Leaves: a migrated database before any bean uses it, or a start that fails with the findings. Not
 * here: decisions about migrations.
 */
@NullMarked
package dev.interlock.spring;

import org.jspecify.annotations.NullMarked;
