package dev.interlock.spring;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The endpoint, if it is exposed. */
@AutoConfiguration(after = InterlockAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(InterlockGate.class)
public final class InterlockEndpointAutoConfiguration {

  @Bean
  @ConditionalOnAvailableEndpoint(InterlockEndpoint.class)
  InterlockEndpoint interlockEndpoint(InterlockGate gate) {
    return new InterlockEndpoint(gate);
  }
}
