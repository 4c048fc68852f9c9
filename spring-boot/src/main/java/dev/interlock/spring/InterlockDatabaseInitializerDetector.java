package dev.interlock.spring;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/** Lets the beans that use the database wait for the gate, as for Flyway and Liquibase. */
final class InterlockDatabaseInitializerDetector
    extends AbstractBeansOfTypeDatabaseInitializerDetector {

  @Override
  protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
    return Set.of(InterlockGate.class);
  }
}
