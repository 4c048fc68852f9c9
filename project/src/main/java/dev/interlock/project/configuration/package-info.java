/**
 * The configuration. Enters: {@code interlock.yml}, environment variables, flags. Leaves: one
 * {@link Configuration} whose values know their origin. Not here: parsing of the command line, and
 * everything that acts on a value.
 */
@NullMarked
package dev.interlock.project.configuration;

import org.jspecify.annotations.NullMarked;
