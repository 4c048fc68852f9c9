package dev.interlock.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health contributor {@code interlock}. */
@AutoConfiguration(after = InterlockAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(InterlockGate.class)
@ConditionalOnEnabledHealthIndicator("interlock")
public final class InterlockHealthAutoConfiguration {

  @Bean
  InterlockHealthIndicator interlockHealthIndicator(InterlockGate gate) {
    return new InterlockHealthIndicator(gate);
  }
}
