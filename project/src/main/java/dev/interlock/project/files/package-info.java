/**
 * The files of a project. Enters: the options of a project. Leaves: its migrations and seals, and
 * new, moved or removed files. Not here: databases; output for people.
 */
@NullMarked
package dev.interlock.project.files;

import org.jspecify.annotations.NullMarked;
