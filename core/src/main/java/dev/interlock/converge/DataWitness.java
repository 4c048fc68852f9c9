package dev.interlock.converge;

import dev.interlock.history.Migration;

/** Knows of migrations whether their rows were written. */
@FunctionalInterface
public interface DataWitness {
  DataState of(Migration migration);
}
