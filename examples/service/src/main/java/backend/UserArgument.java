package backend;

import java.util.Optional;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;

/** Every method with a {@link User} needs a token; without one the answer is 401. */
record UserArgument(Tokens tokens) implements HandlerMethodArgumentResolver {

  private static final String BEARER = "Bearer ";

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(User.class);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == User.class;
  }

  @Override
  public User resolveArgument(
      MethodParameter parameter,
      ModelAndViewContainer container,
      NativeWebRequest request,
      WebDataBinderFactory binders) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.startsWith(BEARER))
        .flatMap(header -> tokens.user(header.substring(BEARER.length())))
        .map(User::new)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED, "no valid token"));
  }
}
