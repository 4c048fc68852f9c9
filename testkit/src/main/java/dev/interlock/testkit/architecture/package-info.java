/**
 * Rules about the packages of a module. Enters: the order of its packages. Leaves: rules that a
 * test checks on the module's classes. Not here: the order itself.
 */
@NullMarked
package dev.interlock.testkit.architecture;

import org.jspecify.annotations.NullMarked;
