/**
 * Packs the program for machines without a Java. Enters: the JDK distribution that the module
 * {@code cli} built. Leaves: the program linked into a runtime, as an archive, Python wheels, npm
 * packages and an OCI image. Not here: anything that runs on a user's machine, except the
 * launchers.
 */
@NullMarked
package dev.interlock.dist;

import org.jspecify.annotations.NullMarked;
