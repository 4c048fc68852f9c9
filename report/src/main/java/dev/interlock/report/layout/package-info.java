/**
 * Receives boxes with ports and the links between them, and returns coordinates. Nothing here knows
 * what a box shows. The only package that uses Eclipse ELK.
 */
@NullMarked
package dev.interlock.report.layout;

import org.jspecify.annotations.NullMarked;
