/**
 * Dockerfiles. Enters: the text of a file and the paths of a build context. Leaves: where these
 * paths are in the image. Not here: ignore files, reading the context, running anything.
 */
@NullMarked
package dev.interlock.gate.context.dockerfile;

import org.jspecify.annotations.NullMarked;
