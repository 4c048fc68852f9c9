@NullMarked
package dev.interlock.cli.shadow;

import org.jspecify.annotations.NullMarked;
