/** Tests of the command line's dispatcher and documents, partly with commands made for the test. */
@NullMarked
package dev.interlock.cli;

import org.jspecify.annotations.NullMarked;
