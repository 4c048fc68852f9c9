/** Tests of the text for people and for log collectors. */
@NullMarked
package dev.interlock.cli.output;

import org.jspecify.annotations.NullMarked;
