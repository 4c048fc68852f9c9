/** What one run of a command found and did, and its renderers for people and for other tools. */
@NullMarked
package dev.interlock.report;

import org.jspecify.annotations.NullMarked;
