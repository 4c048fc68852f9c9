/** Tests of becoming the service, as real processes. */
@NullMarked
package dev.interlock.cli.exec;

import org.jspecify.annotations.NullMarked;
