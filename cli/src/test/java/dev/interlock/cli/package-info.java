/** Tests of the command line's frame, with commands of their own. */
@NullMarked
package dev.interlock.cli;

import org.jspecify.annotations.NullMarked;
