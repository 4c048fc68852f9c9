/** Tests. */
@NullMarked
package dev.interlock.gate.verify.openapi;

import org.jspecify.annotations.NullMarked;
