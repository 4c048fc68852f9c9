/**
 * Which tests show which requirement. Enters: the list of requirements, the marks in cases and test
 * classes. Leaves: {@code docs/cases.md}. Not here: running a test.
 */
@NullMarked
package dev.interlock.acceptance.requirement;

import org.jspecify.annotations.NullMarked;
