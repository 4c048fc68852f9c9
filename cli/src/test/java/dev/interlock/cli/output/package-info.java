/** What people and log collectors get to read. */
@NullMarked
package dev.interlock.cli.output;

import org.jspecify.annotations.NullMarked;
