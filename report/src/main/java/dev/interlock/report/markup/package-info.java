/** Writes elements of SVG and HTML with escaped text. Nothing here knows what they show. */
@NullMarked
package dev.interlock.report.markup;

import org.jspecify.annotations.NullMarked;
