/**
 * The formats of reports. Enters: a {@link dev.interlock.report.Report}. Leaves: text, Markdown,
 * JSON, SARIF, JUnit XML, and the annotations of GitHub and GitLab. Not here: files and streams.
 */
@NullMarked
package dev.interlock.report.format;

import org.jspecify.annotations.NullMarked;
