package dev.interlock.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoolerHintTest {

  @ParameterizedTest
  @CsvSource({
    "ep-x-y-123-pooler.us-east-2.aws.neon.tech,TRANSACTION",
    "aws-0-eu-west-1.pooler.supabase.com:5432,SESSION",
    "aws-0-eu-west-1.pooler.supabase.com:6543,TRANSACTION",
    "db.abc.supabase.co:6543,TRANSACTION",
    "pgbouncer.k1.flympg.net,UNKNOWN",
    "pgbouncer.railway.internal:5432,UNKNOWN",
    "pooled.db.prisma.io,UNKNOWN",
    "x.proxy-abc123.eu-west-1.rds.amazonaws.com,UNKNOWN",
    "db.example.com:6432,UNKNOWN",
    "db.example.com:25061,UNKNOWN",
    "db.example.com:6543,UNKNOWN",
    "db.example.com/d?pgbouncer=true,TRANSACTION"
  })
  void recognisesPoolers(String address, PoolMode mode) {
    assertThat(PoolerHint.of(url(address))).map(PoolerHint::mode).contains(mode);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ep-x-y-123.us-east-2.aws.neon.tech",
        "db.abc.supabase.co:5432",
        "direct.k1.flympg.net",
        "db.prisma.io",
        "postgres.railway.internal",
        "db.example.com:25060",
        "my-pooler-notes.pooler.example.com",
        "db.example.com/d?pgbouncer=false",
        "%2Ftmp%2Fpgbouncer:5432"
      })
  void seesNoPoolerWhereNothingSpeaksForOne(String address) {
    assertThat(PoolerHint.of(url(address))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ep-x-pooler.aws.neon.tech/d,ep-x.aws.neon.tech:5432/d",
    "ep-x-pooler.aws.neon.tech/d?pgbouncer=true,ep-x.aws.neon.tech:5432/d",
    "pgbouncer.k1.flympg.net/d,direct.k1.flympg.net:5432/d",
    "pooled.db.prisma.io/d,db.prisma.io:5432/d",
    "a.pooler.supabase.com:6543/d,a.pooler.supabase.com:5432/d"
  })
  void derivesTheAddressBehindThePooler(String pooled, String direct) {
    assertThat(UnpooledUrl.of(url(pooled)).map(PostgresqlUrl::redacted))
        .contains("postgresql://" + direct);
  }

  @ParameterizedTest
  @ValueSource(strings = {"db.example.com:6432/d", "pgbouncer.railway.internal/d"})
  void guessesNoAddressWithoutARule(String pooled) {
    assertThat(UnpooledUrl.of(url(pooled))).isEmpty();
  }

  private static PostgresqlUrl url(String address) {
    return (PostgresqlUrl) DatabaseUrlParser.parse("postgres://" + address);
  }
}
