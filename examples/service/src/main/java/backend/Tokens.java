package backend;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/** JSON Web Tokens that name a user, signed with {@code SECRET_KEY}. */
@Component
final class Tokens {

  private static final Duration LIFE = Duration.ofHours(1);

  private final SecretKey key =
      Keys.hmacShaKeyFor(System.getenv("SECRET_KEY").getBytes(StandardCharsets.UTF_8));

  String of(long user) {
    return Jwts.builder()
        .subject(String.valueOf(user))
        .expiration(Date.from(Instant.now().plus(LIFE)))
        .signWith(key)
        .compact();
  }

  /** The user of a token that is signed by this service and has not expired. */
  Optional<Long> user(String token) {
    try {
      var claims = Jwts.parser().verifyWith(key).build().parseSignedClaims(token).getPayload();
      return Optional.of(Long.valueOf(claims.getSubject()));
    } catch (JwtException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
