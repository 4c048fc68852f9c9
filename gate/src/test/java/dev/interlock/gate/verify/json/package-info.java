/** Tests. */
@NullMarked
package dev.interlock.gate.verify.json;

import org.jspecify.annotations.NullMarked;
