/**
 * Tests of the packages: each is installed in an empty folder, where no Java is found, and used.
 */
@NullMarked
package dev.interlock.dist;

import org.jspecify.annotations.NullMarked;
