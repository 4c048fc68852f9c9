@NullMarked
package dev.interlock.cli.scratch;

import org.jspecify.annotations.NullMarked;
