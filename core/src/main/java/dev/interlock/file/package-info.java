/**
 * Files that are read and written whole. Enters: paths. Leaves: bytes, or an {@link
 * java.io.IOException} that says why not. Not here: what the bytes mean.
 */
@NullMarked
package dev.interlock.file;

import org.jspecify.annotations.NullMarked;
