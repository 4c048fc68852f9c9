/** Tests. */
@NullMarked
package dev.interlock.gate.verify.http;

import org.jspecify.annotations.NullMarked;
