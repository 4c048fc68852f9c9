/** Tests of the formats, each against the rules of its readers. */
@NullMarked
package dev.interlock.report.format;

import org.jspecify.annotations.NullMarked;
