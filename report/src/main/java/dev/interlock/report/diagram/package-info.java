/**
 * Receives a catalog and returns its tables and foreign keys as a diagram: placed on a plane, or as
 * SVG, Mermaid or DBML. Nothing here reads a database or writes a file.
 */
@NullMarked
package dev.interlock.report.diagram;

import org.jspecify.annotations.NullMarked;
