package dev.interlock.spring;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The meters of the start, bound to every registry of the context. */
@AutoConfiguration(after = InterlockAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(InterlockGate.class)
public final class InterlockMetricsAutoConfiguration {

  @Bean
  InterlockMetrics interlockMetrics(InterlockGate gate) {
    return new InterlockMetrics(gate);
  }
}
