/** Tests. */
@NullMarked
package dev.interlock.gate.verify;

import org.jspecify.annotations.NullMarked;
