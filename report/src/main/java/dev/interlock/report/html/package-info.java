/**
 * Receives a diagram or a report and returns one HTML page, which holds everything that it needs
 * and asks the network for nothing. Its scripts and style sheets are resources beside it.
 */
@NullMarked
package dev.interlock.report.html;

import org.jspecify.annotations.NullMarked;
