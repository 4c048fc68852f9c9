package backend;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may call: the pages of {@code CORS_ORIGINS}, as often as the rate limit allows. */
@Configuration
class Web implements WebMvcConfigurer {

  private final Tokens tokens;

  Web(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void addCorsMappings(CorsRegistry cors) {
    var origins = System.getenv().getOrDefault("CORS_ORIGINS", "");
    if (!origins.isBlank()) {
      cors.addMapping("/**").allowedOrigins(origins.split("\\s*,\\s*")).allowedMethods("*");
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors
        .addInterceptor(RateLimit.of(System.getenv("REDIS_URL")))
        .addPathPatterns("/api/**");
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new UserArgument(tokens));
  }
}
