package dev.interlock.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test against a real PostgreSQL: a {@link TestDatabase} among its parameters is new for each
 * run. For ordinary tests on the newest version use {@link PostgresExtension} alone.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(PostgresExtension.class)
public @interface PostgresTest {

  /** Major versions to run on, such as {@code {13, 18}}; empty for the newest available one. */
  int[] versions() default {};
}
