/**
 * The schema that a service's models need. Enters: files or a command that prints it. Leaves:
 * findings where the migrations do not make it. Not here: how two schemas are compared.
 */
@NullMarked
package dev.interlock.cli.models;

import org.jspecify.annotations.NullMarked;
