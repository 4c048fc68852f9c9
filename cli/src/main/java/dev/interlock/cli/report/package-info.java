/**
 * The report of a command while it is collected. Enters: events, findings and sentences, through a
 * {@link dev.interlock.cli.output.Log}. Leaves: files, and the document of {@code --format}. Not
 * here: the formats, see the module {@code report}.
 */
@NullMarked
package dev.interlock.cli.report;

import org.jspecify.annotations.NullMarked;
