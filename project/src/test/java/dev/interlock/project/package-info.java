@NullMarked
package dev.interlock.project;

import org.jspecify.annotations.NullMarked;
