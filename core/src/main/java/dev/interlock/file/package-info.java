/**
 * Reading and writing of whole files. Enters: paths. Leaves: bytes, or an {@link
 * java.io.IOException} with the reason. Not here: the meaning of the bytes.
 */
@NullMarked
package dev.interlock.file;

import org.jspecify.annotations.NullMarked;
