@NullMarked
package dev.interlock.project.shadow;

import org.jspecify.annotations.NullMarked;
