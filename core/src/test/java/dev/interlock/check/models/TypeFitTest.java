package dev.interlock.check.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeFitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          integer                     | integer                     | FITS
          integer                     | bigint                      | WIDER
          bigint                      | integer                     | NARROWER
          character varying(255)      | text                        | FITS
          character varying(255)      | character varying           | FITS
          character varying(255)      | character varying(300)      | FITS
          character varying(255)      | character varying(100)      | NARROWER
          text                        | character varying(100)      | NARROWER
          text                        | public.citext               | FITS
          character(3)                | character varying(3)        | OTHER
          character(3)                | character(4)                | OTHER
          numeric(8,2)                | numeric(10,2)               | FITS
          numeric(8,2)                | numeric(8,4)                | NARROWER
          numeric(8,2)                | numeric                     | FITS
          numeric                     | numeric(8,2)                | NARROWER
          timestamp(6) with time zone | timestamp with time zone    | FITS
          timestamp with time zone    | timestamp without time zone | OTHER
          real                        | double precision            | WIDER
          text[]                      | text                        | OTHER
          uuid                        | text                        | OTHER
          public.state                | text                        | OTHER
          jsonb                       | json                        | OTHER
          """)
  void judgesWhatATypeIsForModels(String needed, String made, TypeFit fit) {
    assertThat(TypeFit.of(needed, made)).isEqualTo(fit);
  }

  @ParameterizedTest
  @CsvSource({
    "VARCHAR(255), text, FITS",
    "BOOLEAN, integer, FITS",
    "integer, real, WIDER",
    "'', blob, FITS"
  })
  void comparesAffinitiesWhereAColumnTakesAnything(String needed, String made, TypeFit fit) {
    assertThat(TypeFit.ofAffinity(needed, made)).isEqualTo(fit);
  }
}
